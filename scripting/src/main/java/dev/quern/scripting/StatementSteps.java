package dev.quern.scripting;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.ScriptListener;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.ScriptStep.Kind;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.EngineSession;
import dev.quern.sql.execution.Evaluated;
import dev.quern.sql.execution.StatementInput;
import dev.quern.types.geography.GeographyForms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the statements of a script that are no control of flow, keeps their rows, and remembers what
 * the script as a whole has to tell.
 */
final class StatementSteps {

  private final ScriptState state;
  private final Function<RowStream, KeptRows> keeper;
  private final ScriptListener listener;
  private final InstantSource clock;
  private final Set<TableReference> referencedTables = new LinkedHashSet<>();
  private Optional<StatementResult> last = Optional.empty();
  private Optional<StatementResult> transacted = Optional.empty();
  private long bytesProcessed;

  StatementSteps(
      ScriptState state,
      Function<RowStream, KeptRows> keeper,
      ScriptListener listener,
      InstantSource clock) {
    this.state = state;
    this.keeper = keeper;
    this.listener = listener;
    this.clock = clock;
    state.evaluateBy(this::evaluated);
  }

  /** An expression that reads tables counts as a query. */
  private Evaluated evaluated(Expression expression, Supplier<Evaluated> work) {
    long start = clock.millis();
    Evaluated evaluated = work.get();
    evaluated
        .query()
        .ifPresent(result -> {
          count(result, Optional.empty());
          state
              .frame()
              .within(
                  expression.span(),
                  () -> tell(start, Optional.of(result), Optional.empty(), Kind.EXPRESSION));
        });
    return evaluated;
  }

  private void count(StatementResult result, Optional<Long> changedRows) {
    referencedTables.addAll(result.referencedTables());
    bytesProcessed += result.bytesProcessed();
    state.system().ran(changedRows, result.bytesProcessed());
  }

  /** Runs a statement; its rows become the script's unless others come. */
  StatementResult run(Statement statement, StatementInput input) {
    long start = clock.millis();
    try {
      StatementResult result =
          kept(state.executor().run(statement, input, state.session(), state.cancellation()));
      last = Optional.of(result);
      count(result, changedRows(result));
      tell(start, Optional.of(result), Optional.empty(), Kind.STATEMENT);
      return result;
    } catch (BigQueryException e) {
      tell(start, Optional.empty(), Optional.of(e), Kind.STATEMENT);
      throw e;
    }
  }

  /** Begins or ends a transaction, which counts as a statement. */
  void transact(String statementType, Consumer<EngineSession> action) {
    long start = clock.millis();
    Optional<String> before = state.session().transactionId();
    try {
      action.accept(state.session());
    } catch (BigQueryException e) {
      tell(start, Optional.empty(), Optional.of(e), Kind.STATEMENT);
      throw e;
    }
    StatementResult result =
        new StatementResult(statementType, new StatementResult.Done(), List.of(), 0)
            .withDetails(
                StatementDetails.NONE.inTransaction(
                    before.or(() -> state.session().transactionId())));
    transacted = Optional.of(result);
    tell(start, transacted, Optional.empty(), Kind.STATEMENT);
  }

  /** What came of the last beginning or end of a transaction. */
  Optional<StatementResult> transacted() {
    return transacted;
  }

  private void tell(
      long start, Optional<StatementResult> result, Optional<BigQueryException> error, Kind kind) {
    long end = clock.millis();
    state.system().ended(end - start);
    listener.ended(
        new ScriptStep(
            state.frame().statement(),
            state.stack(),
            start,
            end,
            result,
            error.map(BigQueryException::errors).orElse(List.of()),
            kind));
  }

  private StatementResult kept(StatementResult result) {
    if (!(result.outcome() instanceof StatementResult.Rows(RowStream rows))) {
      return result;
    }
    return result.withOutcome(new StatementResult.Kept(keeper.apply(rows)));
  }

  private static Optional<Long> changedRows(StatementResult result) {
    return result.outcome() instanceof StatementResult.Changed changed
        ? Optional.of(changed.total())
        : Optional.empty();
  }

  /** The rows of a query that a script uses itself, each as a struct. */
  List<Value.Struct> rows(Statement query, StatementInput input) {
    StatementResult result =
        state.executor().run(query, input, state.session(), state.cancellation());
    if (!(result.outcome() instanceof StatementResult.Rows(RowStream rows))) {
      return List.of();
    }
    try (rows) {
      return structs(rows);
    }
  }

  /** All rows of a stream as structs. */
  static List<Value.Struct> structs(RowStream rows) {
    StructType type = rowType(rows.schema());
    List<Value.Struct> structs = new ArrayList<>();
    for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
      for (int row = 0; row < batch.get().rowCount(); row++) {
        List<Value> fields = new ArrayList<>();
        for (int column = 0; column < type.fields().size(); column++) {
          fields.add(GeographyForms.VALUES.read(batch.get().column(column), row));
        }
        structs.add(new Value.Struct(type, fields));
      }
    }
    return structs;
  }

  private static StructType rowType(TableSchema schema) {
    List<StructType.Field> fields = new ArrayList<>();
    for (SchemaField field : schema.fields()) {
      fields.add(new StructType.Field(field.name(), field.type()));
    }
    return new StructType(fields);
  }

  /** What the script as a whole has to tell. */
  StatementResult result() {
    return new StatementResult(
        "SCRIPT",
        last.map(StatementResult::outcome).orElseGet(StatementResult.Done::new),
        List.copyOf(referencedTables),
        bytesProcessed);
  }
}
