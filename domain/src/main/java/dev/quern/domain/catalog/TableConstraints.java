package dev.quern.domain.catalog;

import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;

/**
 * Keys of a table; BigQuery keeps but does not enforce them.
 *
 * @param primaryKey the columns of the primary key, empty when there is none
 * @param foreignKeys the foreign keys
 */
public record TableConstraints(List<String> primaryKey, List<ForeignKey> foreignKeys) {

  /** No constraints. */
  public static final TableConstraints NONE = new TableConstraints(List.of(), List.of());

  public TableConstraints {
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
  }

  /**
   * A foreign key.
   *
   * @param name its name
   * @param referencedTable the table it points at
   * @param columns column pairs in order
   */
  public record ForeignKey(
      Optional<String> name, TableReference referencedTable, List<ColumnPair> columns) {
    public ForeignKey {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column and the column it refers to.
   *
   * @param referencing the column of this table
   * @param referenced the column of the other table
   */
  public record ColumnPair(String referencing, String referenced) {}
}
