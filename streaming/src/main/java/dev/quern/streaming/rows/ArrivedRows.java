package dev.quern.streaming.rows;

import dev.quern.domain.data.RowBatch;
import java.util.BitSet;
import java.util.Map;

/**
 * Rows of one request in vectors.
 *
 * @param rows the rows, one column per column of the schema they were read for
 * @param absent by number of a column, which rows give no value for it; they are NULL in {@code
 *     rows}. Columns that never lack a value are left out.
 */
public record ArrivedRows(RowBatch rows, Map<Integer, BitSet> absent) {

  public ArrivedRows {
    absent = Map.copyOf(absent);
  }
}
