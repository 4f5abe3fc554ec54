package dev.quern.storage.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import java.lang.foreign.MemorySegment;

/**
 * Writes values of one type into a vector of the engine. Rows may be written in any order, each
 * once; a row that is not written is undefined, so write NULL explicitly. The memory layouts are
 * those of {@link dev.quern.domain.data.Layout}.
 */
public interface VectorWriter {

  /** The type of the values. */
  SqlType type();

  /** Makes the value NULL, for a STRUCT with all its fields. */
  void setNull(int row);

  /** Writes a BOOL. */
  void setBool(int row, boolean value);

  /** Writes a DATE, in days since 1970-01-01. */
  void setInt(int row, int value);

  /** Writes an INT64, or the microseconds of a TIME, DATETIME or TIMESTAMP. */
  void setLong(int row, long value);

  /** Writes a FLOAT64. */
  void setDouble(int row, double value);

  /** Writes a 128-bit integer: a NUMERIC times 10^9. */
  void setInt128(int row, long low, long high);

  /** Writes an INTERVAL. */
  void setInterval(int row, int months, int days, long micros);

  /** Writes a BINARY value; a STRING must be valid UTF-8. */
  void setBytes(int row, byte[] bytes, int offset, int length);

  /** Writes a BINARY value from memory; a STRING must be valid UTF-8. */
  void setBytes(int row, MemorySegment source, long offset, int length);

  /**
   * Copies rows of a vector of the same type, NULLs included.
   *
   * @param from the first row to read
   * @param count how many rows
   * @param to the first row to write
   */
  void copy(ColumnVector source, int from, int count, int to);

  /** Writes all of {@code bytes}. */
  default void setBytes(int row, byte[] bytes) {
    setBytes(row, bytes, 0, bytes.length);
  }

  /** Writes a STRING or JSON text. */
  void setString(int row, String value);

  /**
   * Begins a LIST value of {@code length} elements.
   *
   * @return the row in {@code child(0)} of its first element; the following rows take the others
   */
  int startList(int row, int length);

  /**
   * The writer of a LIST's elements (index 0) or of a STRUCT's field. A STRUCT itself needs no call
   * when not NULL.
   */
  VectorWriter child(int index);
}
