package dev.quern.domain.catalog;

import java.util.List;

/**
 * Where the rows of a table lie in the engine. Names are surrogates, so that renaming, undeleting
 * and differences of case never reach the engine. Fields of structs are named by position.
 *
 * @param name the engine's name of the table
 * @param columns the engine's names of the columns, in the order of the table's schema; a table
 *     that is partitioned by the time of ingestion has one more, with the start of the row's
 *     partition
 */
public record PhysicalTable(String name, List<String> columns) {

  public PhysicalTable {
    columns = List.copyOf(columns);
  }
}
