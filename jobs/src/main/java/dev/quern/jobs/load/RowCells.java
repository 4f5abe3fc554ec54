package dev.quern.jobs.load;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.CivilForms;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;

/**
 * The cells of one row of a file: first all are read, then all are written, so that a bad row
 * leaves nothing behind. The commonest types make no objects.
 */
final class RowCells {

  private enum State {
    NULL,
    NUMBER,
    REAL,
    TEXT,
    VALUE
  }

  private final SchemaField[] columns;
  private final boolean[] standard;
  private final boolean[] limited;
  private final State[] states;
  private final long[] numbers;
  private final double[] reals;
  private final int[] from;
  private final int[] to;
  private final Value[] values;

  RowCells(TableSchema schema, CivilForms forms) {
    this.columns = schema.fields().toArray(SchemaField[]::new);
    this.standard = new boolean[columns.length];
    this.limited = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      standard[i] = forms.isStandard(columns[i].elementType());
      limited[i] = !columns[i].attributes().parameters().isEmpty();
    }
    this.states = new State[columns.length];
    this.numbers = new long[columns.length];
    this.reals = new double[columns.length];
    this.from = new int[columns.length];
    this.to = new int[columns.length];
    this.values = new Value[columns.length];
  }

  int count() {
    return columns.length;
  }

  SchemaField column(int column) {
    return columns[column];
  }

  void setNull(int column) {
    states[column] = State.NULL;
  }

  void setValue(int column, Value value) {
    values[column] = value;
    states[column] = State.VALUE;
  }

  /** Takes bytes as they are, when the column takes any text. */
  boolean setText(int column, int start, int end) {
    from[column] = start;
    to[column] = end;
    states[column] = State.TEXT;
    return columns[column].elementType() == ScalarType.STRING && !limited[column];
  }

  /** Reads a value that is not empty from bytes, when it is in one of the commonest forms. */
  boolean read(int column, byte[] text, int start, int end) {
    if (limited[column]) {
      return false;
    }
    SqlType type = columns[column].elementType();
    if (type == ScalarType.FLOAT64) {
      return readDecimal(column, text, start, end);
    }
    long number = standard[column] ? number(type, text, start, end) : CellDigits.OTHER;
    numbers[column] = number;
    states[column] = State.NUMBER;
    return number != CellDigits.OTHER;
  }

  private static long number(SqlType type, byte[] text, int start, int end) {
    return type instanceof ScalarType scalar
        ? switch (scalar) {
          case INT64 -> CellDigits.integer(text, start, end);
          case NUMERIC -> CellDigits.numeric(text, start, end);
          case DATE -> CellDigits.date(text, start, end);
          case TIME -> CellDigits.time(text, start, end);
          case DATETIME -> CellDigits.datetime(text, start, end);
          case TIMESTAMP -> CellDigits.timestamp(text, start, end);
          case BOOL -> CellDigits.bool(text, start, end);
          case FLOAT64, BIGNUMERIC, STRING, BYTES, JSON, GEOGRAPHY, INTERVAL -> CellDigits.OTHER;
        }
        : CellDigits.OTHER;
  }

  /** Few digits with a point: the quotient of two exact numbers is rounded once, as it must be. */
  private boolean readDecimal(int column, byte[] text, int start, int end) {
    int at = text[start] == '-' ? start + 1 : start;
    if (end == at || end - at > 16) {
      return false;
    }
    long number = 0;
    long divisor = 0;
    for (int i = at; i < end; i++) {
      int digit = text[i] - '0';
      if (text[i] == '.' && divisor == 0 && i > at) {
        divisor = 1;
      } else if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
        divisor *= 10;
      } else {
        return false;
      }
    }
    double value = divisor > 1 ? number / (double) divisor : number;
    reals[column] = at > start ? -value : value;
    states[column] = State.REAL;
    return true;
  }

  /** Whether a FLOAT64 was read and is a zero below zero. */
  boolean isNegativeZero(int column) {
    return states[column] == State.REAL && Double.compare(reals[column], -0.0) == 0;
  }

  /** Writes what was read of a column. */
  void write(int column, byte[] text, VectorWriter writer, int row) {
    switch (states[column]) {
      case NULL -> writer.setNull(row);
      case NUMBER -> {
        switch (columns[column].elementType()) {
          case ScalarType.DATE -> writer.setInt(row, (int) numbers[column]);
          case ScalarType.BOOL -> writer.setBool(row, numbers[column] == 1);
          case ScalarType.NUMERIC -> writer.setInt128(row, numbers[column], numbers[column] >> 63);
          default -> writer.setLong(row, numbers[column]);
        }
      }
      case REAL -> writer.setDouble(row, reals[column]);
      case TEXT -> writer.setBytes(row, text, from[column], to[column] - from[column]);
      case VALUE -> GeographyForms.VALUES.write(values[column], writer, row);
    }
  }

  /** Whether a column's bytes, where they are taken as they are, are UTF-8. */
  boolean isText(int column, byte[] text) {
    return states[column] != State.TEXT || Utf8Check.isValid(text, from[column], to[column]);
  }

  int from(int column) {
    return from[column];
  }

  int to(int column) {
    return to[column];
  }
}
