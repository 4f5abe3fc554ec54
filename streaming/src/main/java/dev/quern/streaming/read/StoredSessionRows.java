package dev.quern.streaming.read;

import dev.quern.domain.data.KeptRows;

/**
 * Rows that are kept: the result of a query.
 *
 * @param rows the rows
 * @param byteCount their logical bytes
 * @param owned whether they are kept for the session only
 */
record StoredSessionRows(KeptRows rows, long byteCount, boolean owned) implements SessionRows {

  @Override
  public long positions() {
    return rows.rowCount();
  }

  @Override
  public long rowCount() {
    return rows.rowCount();
  }

  @Override
  public RowFlow open(long from, long to) {
    return RowFlow.of(rows.rows(from, to - from));
  }

  @Override
  public void close() {
    if (owned) {
      rows.close();
    }
  }
}
