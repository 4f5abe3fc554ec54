package dev.quern.streaming.write;

import dev.quern.domain.data.RowBatch;
import java.util.OptionalLong;

/**
 * Rows to be appended.
 *
 * @param offset where in the stream they must come to lie
 * @param rows one column per column of the table
 */
record AppendRequest(OptionalLong offset, RowBatch rows) {}
