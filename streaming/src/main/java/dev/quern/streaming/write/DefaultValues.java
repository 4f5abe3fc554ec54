package dev.quern.streaming.write;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.sql.execution.StatementExecutor;
import java.util.List;
import java.util.Optional;

/**
 * The default values of columns, for rows that do not come from statements. The time is one for all
 * rows and columns that are asked for together. Source: "Specify default column values".
 */
public final class DefaultValues {

  private final StatementExecutor statements;
  private final String location;

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

  /** The columns of a table that have a default value. */
  public static List<SchemaField> columns(Table table) {
    return table.schema().fields().stream()
        .filter(field -> field.attributes().defaultValueExpression().isPresent())
        .toList();
  }

  /**
   * Rows of the values of columns, as they need not be the same in each.
   *
   * @param columns columns with default values
   * @param count how many rows
   * @param caller who writes
   */
  public RowStream rows(Table target, List<SchemaField> columns, int count, Principal caller) {
    return statements.defaults(columns, count, request(target, caller));
  }

  /**
   * The engine's texts for the values of columns, which compute them anew in each row. They serve
   * statements in transactions that begin after this.
   *
   * @param columns columns with default values
   * @param caller who writes
   */
  public List<String> expressions(Table target, List<SchemaField> columns, Principal caller) {
    return statements.defaults(columns, request(target, caller));
  }

  /**
   * Accepts the default values that a client gives columns.
   *
   * @throws BigQueryException {@code invalid} when one is no expression of its column's type
   */
  public void require(Table target) {
    for (SchemaField column : columns(target)) {
      try {
        var _ = expressions(target, List.of(column), Principal.of(""));
      } catch (BigQueryException e) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Invalid default value expression for column "
                + column.name()
                + ": "
                + e.error().message());
      }
    }
  }

  private StatementRequest request(Table target, Principal caller) {
    return new StatementRequest(
        "",
        List.of(),
        target.reference().projectId(),
        location,
        Optional.of(target.reference().dataset()),
        Optional.empty(),
        caller,
        false);
  }
}
