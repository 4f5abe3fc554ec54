package dev.quern.streaming.write;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.List;
import java.util.Optional;

/** The default values of columns. Source: "Specify default column values". */
public final class DefaultValues {

  private final StatementExecutor statements;
  private final String location;
  private final GoogleSqlParser parser = new GoogleSqlParser();

  /**
   * Default values.
   *
   * @param statements evaluates them
   * @param location where they are evaluated
   */
  public DefaultValues(StatementExecutor statements, String location) {
    this.statements = statements;
    this.location = location;
  }

  /**
   * The values of a column in rows that say nothing of it, one each, as they need not be the same.
   *
   * @param expression the column's default value
   * @param count how many rows
   */
  public RowStream of(Table target, SchemaField field, String expression, int count) {
    String sql =
        "SELECT CAST((%s) AS %s) FROM UNNEST(GENERATE_ARRAY(1, %d))"
            .formatted(expression, field.type(), count);
    StatementRequest request =
        new StatementRequest(
            sql,
            List.of(),
            target.reference().projectId(),
            location,
            Optional.of(target.reference().dataset()),
            Optional.empty(),
            Principal.of(""),
            false);
    StatementResult result =
        statements.run(sql, parser.parseStatement(sql), request, new Cancellation());
    if (result.outcome() instanceof StatementResult.Rows(RowStream rows)) {
      return rows;
    }
    throw new IllegalStateException("a query without rows");
  }
}
