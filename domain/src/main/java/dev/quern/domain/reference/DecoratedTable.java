package dev.quern.domain.reference;

import java.util.Optional;

/**
 * The name of a table or, with a decorator, of one of its partitions: {@code t$20240131}. Source:
 * "Managing partitioned table data", partition decorators.
 *
 * @param table the table
 * @param partitionId what comes after the dollar sign; empty for the whole table
 */
public record DecoratedTable(TableReference table, Optional<String> partitionId) {

  /** The parts of a name; no table's own name holds a dollar sign. */
  public static DecoratedTable of(TableReference name) {
    int dollar = name.tableId().lastIndexOf('$');
    return dollar < 0
        ? new DecoratedTable(name, Optional.empty())
        : new DecoratedTable(
            name.dataset().table(name.tableId().substring(0, dollar)),
            Optional.of(name.tableId().substring(dollar + 1)));
  }
}
