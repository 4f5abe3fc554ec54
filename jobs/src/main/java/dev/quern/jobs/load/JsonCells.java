package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.CivilForms;
import dev.quern.jobs.value.ParameterLimits;
import dev.quern.storage.kernel.VectorWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of one row of JSON, read from its bytes where it is plain: an object of scalars in
 * their commonest forms, under names as the columns have them, without escapes. What it does not
 * read may be right or wrong, and is for {@link dev.quern.jobs.value.JsonRows} to say.
 */
final class JsonCells {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final CivilForms forms;
  private final RowCells cells;
  private final byte[][] names;

  /** The column that the last row had at each place. */
  private final int[] expected;

  private final boolean[] given;
  private byte[] text = new byte[0];
  private int at;
  private int end;

  JsonCells(TableSchema schema, CivilForms forms) {
    this.forms = forms;
    this.cells = new RowCells(schema, forms);
    this.names = new byte[cells.count()][];
    this.expected = new int[cells.count()];
    for (int i = 0; i < names.length; i++) {
      names[i] = cells.column(i).name().getBytes(StandardCharsets.UTF_8);
      expected[i] = i;
    }
    this.given = new boolean[cells.count()];
  }

  /** Reads a row; false when it is not plain. */
  boolean read(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    Arrays.fill(given, false);
    if (!take('{')) {
      return false;
    }
    for (int place = 0; place < expected.length; place++) {
      int column = name(place);
      if (column < 0 || !take(':') || !value(column)) {
        return false;
      }
      given[column] = true;
      if (take('}')) {
        return isAtEnd() && complete();
      }
      if (!take(',')) {
        return false;
      }
    }
    return false;
  }

  /** Passes a character with the space before it. */
  private boolean take(char wanted) {
    skipSpace();
    if (at < end && text[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) {
      at++;
    }
  }

  private boolean isAtEnd() {
    skipSpace();
    return at == end;
  }

  private boolean complete() {
    for (int column = 0; column < given.length; column++) {
      if (!given[column] && !missing(column)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a name and gives its column, or -1. */
  private int name(int place) {
    if (!take('"')) {
      return -1;
    }
    if (passName(expected[place])) {
      return expected[place];
    }
    for (int column = 0; column < names.length; column++) {
      if (passName(column)) {
        expected[place] = column;
        return column;
      }
    }
    return -1;
  }

  private boolean passName(int column) {
    byte[] name = names[column];
    int close = at + name.length;
    if (close < end && text[close] == '"' && isHere(name)) {
      at = close + 1;
      return true;
    }
    return false;
  }

  private boolean isHere(byte[] word) {
    return at + word.length <= end
        && Arrays.equals(text, at, at + word.length, word, 0, word.length);
  }

  private boolean value(int column) {
    skipSpace();
    if (at == end) {
      return false;
    }
    boolean repeated = cells.column(column).mode() == FieldMode.REPEATED;
    return switch (text[at]) {
      case '"' -> !repeated && string(column);
      case 't' -> !repeated && truth(column, TRUE);
      case 'f' -> !repeated && truth(column, FALSE);
      case 'n' -> isHere(NULL) && missing(column) && pass(NULL.length);
      default -> !repeated && number(column);
    };
  }

  private boolean pass(int count) {
    at += count;
    return true;
  }

  private boolean missing(int column) {
    SchemaField field = cells.column(column);
    switch (field.mode()) {
      case NULLABLE -> cells.setNull(column);
      case REPEATED ->
          cells.setValue(column, new Value.Array(new ArrayType(field.elementType()), List.of()));
      case REQUIRED -> {
        return false;
      }
    }
    return true;
  }

  private boolean string(int column) {
    int start = at + 1;
    int seen = 0;
    int i = start;
    while (i < end && text[i] != '"') {
      byte b = text[i++];
      seen |= b;
      if (b == '\\' || (b >= 0 && b < ' ')) {
        return false;
      }
    }
    if (i == end || (seen < 0 && !Utf8Check.isValid(text, start, i))) {
      return false;
    }
    at = i + 1;
    return cells.setText(column, start, i)
        || (i > start && cells.read(column, text, start, i))
        || otherForm(column, new String(text, start, i - start, StandardCharsets.UTF_8));
  }

  private boolean otherForm(int column, String value) {
    SchemaField field = cells.column(column);
    if (field.elementType() == ScalarType.JSON || field.elementType().isStruct()) {
      return false;
    }
    try {
      cells.setValue(column, ParameterLimits.apply(field, forms.parse(field.elementType(), value)));
      return true;
    } catch (BigQueryException | IllegalArgumentException _) {
      return false;
    }
  }

  private boolean truth(int column, byte[] word) {
    int start = at;
    return cells.column(column).elementType() == ScalarType.BOOL
        && isHere(word)
        && pass(word.length)
        && cells.read(column, text, start, at);
  }

  private boolean number(int column) {
    SqlType type = cells.column(column).elementType();
    if (type != ScalarType.INT64 && type != ScalarType.FLOAT64 && type != ScalarType.NUMERIC) {
      return false;
    }
    int start = at;
    int first = text[at] == '-' ? at + 1 : at;
    int whole = digits(first);
    if (whole == first || (text[first] == '0' && whole > first + 1)) {
      return false;
    }
    at = whole;
    if (at < end && text[at] == '.') {
      at = digits(whole + 1);
      if (at == whole + 1) {
        return false;
      }
    }
    // A number has no sign when it is zero; a text has.
    return cells.read(column, text, start, at) && !cells.isNegativeZero(column);
  }

  /** Where the digits end that begin at a place. */
  private int digits(int from) {
    int i = from;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  /** Writes what was read of a column. */
  void write(int column, VectorWriter writer, int row) {
    cells.write(column, text, writer, row);
  }
}
