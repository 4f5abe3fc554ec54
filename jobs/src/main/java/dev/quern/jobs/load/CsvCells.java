package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.CivilForms;
import dev.quern.jobs.value.ParameterLimits;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of one CSV row: first all are read, then all are written, so that a bad row leaves
 * nothing behind. The commonest types make no objects.
 */
final class CsvCells {

  private enum State {
    NULL,
    NUMBER,
    REAL,
    TEXT,
    VALUE
  }

  private final CivilForms forms;
  private final SchemaField[] columns;
  private final Set<String> nullMarkers;
  private final boolean emptyIsNull;
  private final boolean[] standard;
  private final boolean[] limited;
  private final State[] states;
  private final long[] numbers;
  private final double[] reals;
  private final int[] from;
  private final int[] to;
  private final Value[] values;

  CsvCells(TableSchema schema, List<String> nullMarkers, CivilForms forms) {
    this.forms = forms;
    this.columns = schema.fields().toArray(SchemaField[]::new);
    this.nullMarkers =
        nullMarkers.stream().filter(marker -> !marker.isEmpty()).collect(Collectors.toSet());
    this.emptyIsNull = nullMarkers.contains("");
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

  /** Makes a column NULL for want of a field. */
  void readMissing(int column, CsvReader row) {
    requireNullable(column, row);
    states[column] = State.NULL;
  }

  private void requireNullable(int column, CsvReader row) {
    if (columns[column].mode() == FieldMode.REQUIRED) {
      throw new BadRowException(
          "Required column value for column index: "
              + column
              + " is missing in row starting at position: "
              + row.start());
    }
  }

  /** Reads a field of the row as a column's value. */
  void read(int column, CsvReader row, int field) {
    int start = row.from(field);
    int end = row.to(field);
    SqlType type = columns[column].elementType();
    boolean text = type == ScalarType.STRING || type == ScalarType.BYTES;
    if (isNull(row, field, start == end, text)) {
      readMissing(column, row);
      return;
    }
    from[column] = start;
    to[column] = end;
    if (type == ScalarType.STRING && !limited[column]) {
      states[column] = State.TEXT;
    } else if (limited[column] || !readFast(column, type, row.text(), start, end)) {
      readSlow(column, type, row, field);
    }
  }

  private boolean isNull(CsvReader row, int field, boolean empty, boolean text) {
    if (empty) {
      // An empty text stands in quotes; nothing at all is NULL.
      return emptyIsNull && !(text && row.isQuoted(field));
    }
    return !nullMarkers.isEmpty() && !row.isQuoted(field) && nullMarkers.contains(row.field(field));
  }

  private boolean readFast(int column, SqlType type, byte[] text, int start, int end) {
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

  private void readSlow(int column, SqlType type, CsvReader row, int field) {
    String text = row.field(field);
    try {
      boolean verbatim = type == ScalarType.JSON || type == ScalarType.STRING;
      Value value = forms.parse(type, verbatim ? text : text.strip());
      values[column] = ParameterLimits.apply(columns[column], value);
      states[column] = State.VALUE;
    } catch (BigQueryException | IllegalArgumentException e) {
      throw new BadRowException(
          "Could not parse '"
              + text
              + "' as "
              + type
              + " for field "
              + columns[column].name()
              + " (position "
              + column
              + ") starting at location "
              + row.start()
              + " with message '"
              + (columns[column].attributes().parameters().isEmpty()
                  ? "Unable to parse"
                  : e.getMessage())
              + "'");
    }
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

  /** Refuses text that is no UTF-8. */
  void requireText(CsvReader row) {
    for (int column = 0; column < columns.length; column++) {
      if (states[column] == State.TEXT
          && !Utf8Check.isValid(row.text(), from[column], to[column])) {
        throw new BadRowException(
            "Error detected while parsing row starting at position: "
                + row.start()
                + ". Error: Invalid UTF-8 in field "
                + columns[column].name()
                + ": "
                + new String(
                    row.text(), from[column], to[column] - from[column], StandardCharsets.UTF_8));
      }
    }
  }
}
