package dev.quern.jobs.insert;

import dev.quern.domain.access.Principal;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows to be added to a table. Source: REST type {@code TableDataInsertAllRequest}.
 *
 * @param table the table, or with a suffix the table it is made like; a decorator names the
 *     partition that the rows go to
 * @param templateSuffix what the name of the table to write to has in addition
 * @param rows the rows
 * @param caller who adds them
 * @param skipInvalidRows whether good rows are added though others are bad
 * @param ignoreUnknownValues whether values without a column are left out
 */
public record InsertRequest(
    TableReference table,
    Optional<String> templateSuffix,
    List<Row> rows,
    Principal caller,
    boolean skipInvalidRows,
    boolean ignoreUnknownValues) {

  public InsertRequest {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param insertId by which a row that is sent twice is known
   * @param json its values by column
   */
  public record Row(Optional<String> insertId, ObjectNode json) {}

  /** The table that is written to. */
  TableReference target() {
    return templateSuffix
        .map(suffix -> table.dataset().table(table.tableId() + suffix))
        .orElse(table);
  }
}
