package dev.quern.domain.data;

import java.util.List;

/**
 * Some rows in columnar form.
 *
 * @param rowCount how many rows
 * @param columns one vector per column, each with at least {@code rowCount} values
 */
public record RowBatch(int rowCount, List<ColumnVector> columns) {

  public RowBatch {
    columns = List.copyOf(columns);
  }

  /** The vector of a column. */
  public ColumnVector column(int index) {
    return columns.get(index);
  }
}
