package dev.quern.streaming.read;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.execution.TableScan;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Zone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a session asks for by a query: its tree is built from the request, so that the
 * restriction is the only text there is, and views, policies and time travel are the analyzer's.
 */
final class SessionQuery {

  private static final Span START = new Span(0, 0);

  private final StatementExecutor statements;
  private final String location;
  private final GoogleSqlParser parser = new GoogleSqlParser();

  SessionQuery(StatementExecutor statements, String location) {
    this.statements = statements;
    this.location = location;
  }

  /** The rows of some columns. */
  RowStream rows(ReadRequest request, List<String> columns) {
    StatementResult result =
        statements.run(
            request.rowRestriction(),
            statement(request, columns),
            asStatement(request),
            new Cancellation());
    if (result.outcome() instanceof StatementResult.Rows(RowStream rows)) {
      return rows;
    }
    throw new IllegalStateException("a query without rows");
  }

  /** The same as a scan of a table, if it is one. */
  Optional<TableScan> scan(ReadRequest request, List<String> columns) {
    return statements.scan(
        request.rowRestriction(), statement(request, columns), asStatement(request));
  }

  private StatementRequest asStatement(ReadRequest request) {
    return new StatementRequest(
        request.rowRestriction(),
        List.of(),
        request.projectId(),
        location,
        Optional.empty(),
        Optional.empty(),
        request.caller(),
        false);
  }

  private Statement statement(ReadRequest request, List<String> columns) {
    Optional<Expression> where =
        Optional.of(request.rowRestriction())
            .filter(text -> !text.isBlank())
            .map(parser::parseExpression);
    List<SelectItem> items = columns.stream().map(SessionQuery::column).toList();
    Select select =
        new Select(
            START,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            items,
            Optional.of(table(request)),
            where,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Statement.QueryStatement(
        START,
        new Query(START, Optional.empty(), select, Optional.empty(), Optional.empty(), List.of()));
  }

  private static Identifier identifier(String name) {
    return new Identifier(START, name, true);
  }

  private static SelectItem column(String name) {
    return new SelectItem.Column(
        START,
        new Access.Path(START, new PathName(START, List.of(identifier(name)))),
        Optional.empty(),
        Optional.empty());
  }

  private static FromItem table(ReadRequest request) {
    TableReference table = request.table();
    List<Identifier> parts =
        Stream.of(table.projectId(), table.datasetId(), table.tableId())
            .map(SessionQuery::identifier)
            .toList();
    Optional<Expression> time =
        request.snapshotTime().isPresent()
            ? Optional.of(timestamp(request.snapshotTime().getAsLong()))
            : Optional.empty();
    List<TableOperator> operators =
        request.samplePercentage().isPresent()
            ? List.of(sample(request.samplePercentage().getAsDouble()))
            : List.of();
    return new FromItem.Table(
        START,
        new PathName(START, parts),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        time,
        operators);
  }

  private static Expression timestamp(long micros) {
    return new Literal.Typed(
        START,
        Literal.TypedKind.TIMESTAMP,
        new Literal.Text(START, CivilText.timestamp(micros, Zone.UTC)));
  }

  private static TableOperator sample(double percent) {
    return new TableOperator.Sample(
        START,
        identifier("SYSTEM"),
        new Literal.FloatingPoint(START, new BigDecimal(percent).toPlainString()),
        TableOperator.SampleUnit.PERCENT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
