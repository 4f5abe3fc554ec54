package dev.quern.scripting;

import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.ScriptStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The procedures that BigQuery brings along. Source: "System procedures". */
final class SystemProcedures {

  private final ScriptState state;

  SystemProcedures(ScriptState state) {
    this.state = state;
  }

  /** Calls the procedure if it is one of these; answers whether it was. */
  boolean call(ScriptStatement.Call call) {
    switch (call.procedure().toString().toUpperCase(Locale.ROOT)) {
      case "BQ.ABORT_SESSION" -> abortSession(call);
      case "BQ.REFRESH_MATERIALIZED_VIEW" -> refresh(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void abortSession(ScriptStatement.Call call) {
    Optional<String> id =
        call.arguments().isEmpty()
            ? state.system().find("session_id").flatMap(SystemProcedures::text)
            : Optional.of(argument(call));
    state.endSession(
        id.orElseThrow(
            () -> state.error(call, "BQ.ABORT_SESSION was called outside of a session")));
  }

  /** A materialized view is computed when it is read, so that it is never behind its tables. */
  private void refresh(ScriptStatement.Call call) {
    String name = argument(call);
    List<String> parts = List.of(name.split("\\."));
    String project = parts.size() == 3 ? parts.getFirst() : state.request().projectId();
    if (parts.size() < 2 || parts.size() > 3) {
      throw state.error(call, "Invalid materialized view name: %s", name);
    }
    TableReference reference =
        TableReference.of(project, parts.get(parts.size() - 2), parts.getLast());
    boolean found =
        state
                .executor()
                .table(reference, state.session())
                .orElseThrow(() -> notFound(reference))
                .definition()
            instanceof TableDefinition.MaterializedView;
    if (!found) {
      throw state.error(call, "%s is not a materialized view", reference);
    }
  }

  private static BigQueryException notFound(TableReference reference) {
    return new BigQueryException(
        ErrorReason.NOT_FOUND, "Not found: Materialized view %s".formatted(reference));
  }

  private String argument(ScriptStatement.Call call) {
    if (call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Argument.Value(var _, Expression value, var _)) {
      Optional<String> text = text(state.evaluate(value, Optional.of(ScalarType.STRING)));
      if (text.isPresent()) {
        return text.get();
      }
    }
    throw state.error(call, "%s takes one STRING", call.procedure());
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }
}
