package dev.quern.domain.catalog;

import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Map;

/**
 * An index of a table. Quern keeps what was asked for and answers without an index. Source: "CREATE
 * SEARCH INDEX statement", "CREATE VECTOR INDEX statement".
 *
 * @param table the table
 * @param name the index's name, unique in the table
 * @param kind what it serves
 * @param allColumns whether it covers all columns that can be searched
 * @param columns the columns it was declared with
 * @param options the options by name, as GoogleSQL literals
 * @param ddl the statement that made it
 * @param version times and etag
 */
public record TableIndex(
    TableReference table,
    String name,
    Kind kind,
    boolean allColumns,
    List<String> columns,
    Map<String, Option> options,
    String ddl,
    ResourceVersion version) {

  /** What an index serves. */
  public enum Kind {
    SEARCH,
    VECTOR
  }

  /**
   * An option.
   *
   * @param type the name of its type
   * @param value its value as a GoogleSQL literal
   */
  public record Option(String type, String value) {}

  public TableIndex {
    columns = List.copyOf(columns);
    options = Map.copyOf(options);
  }

  /** The same on another table. */
  public TableIndex withTable(TableReference value) {
    return new TableIndex(value, name, kind, allColumns, columns, options, ddl, version);
  }

  /** The same with another version. */
  public TableIndex withVersion(ResourceVersion value) {
    return new TableIndex(table, name, kind, allColumns, columns, options, ddl, value);
  }
}
