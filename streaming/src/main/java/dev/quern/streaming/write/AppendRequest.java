package dev.quern.streaming.write;

import dev.quern.domain.data.RowBatch;
import java.util.OptionalLong;

/**
 * Rows to be appended.
 *
 * @param offset where in the stream they must come to lie
 * @param rows one column per column of the table, and the type of the change where they are changes
 * @param changes whether they replace and delete rows, see {@link RowChanges}
 */
record AppendRequest(OptionalLong offset, RowBatch rows, boolean changes) {

  AppendRequest withRows(RowBatch value) {
    return new AppendRequest(offset, value, changes);
  }
}
