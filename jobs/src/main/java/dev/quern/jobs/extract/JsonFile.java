package dev.quern.jobs.extract;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

/** Rows as one JSON object per line; INT64 is text, NULL is left out. */
final class JsonFile implements RowFile {

  private final List<SchemaField> columns;

  JsonFile(TableSchema schema) {
    this.columns = schema.fields();
  }

  @Override
  public void begin(OutputStream out) {
    // Nothing comes before the rows.
  }

  @Override
  public void write(RowBatch rows, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.rowCount(); row++) {
      object(text, columns, rows.columns(), row);
      text.append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void object(
      StringBuilder out, List<SchemaField> fields, List<ColumnVector> columns, int row) {
    out.append('{');
    boolean first = true;
    for (int i = 0; i < fields.size(); i++) {
      ColumnVector column = columns.get(i);
      SchemaField field = fields.get(i);
      boolean repeated = field.mode() == FieldMode.REPEATED;
      if (column.isNull(row) && !repeated) {
        continue;
      }
      if (!first) {
        out.append(',');
      }
      first = false;
      string(out, field.name());
      out.append(':');
      if (repeated) {
        array(out, field, column, row);
      } else {
        value(out, field, column, row);
      }
    }
    out.append('}');
  }

  private static void array(StringBuilder out, SchemaField field, ColumnVector column, int row) {
    out.append('[');
    int length = column.isNull(row) ? 0 : column.getListLength(row);
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        out.append(',');
      }
      value(out, field, column.child(0), column.getListOffset(row) + i);
    }
    out.append(']');
  }

  private static void value(StringBuilder out, SchemaField field, ColumnVector column, int row) {
    switch (field.elementType()) {
      case RangeType range -> {
        out.append("{\"start\":");
        bound(out, range, column.child(0), row);
        out.append(",\"end\":");
        bound(out, range, column.child(1), row);
        out.append('}');
      }
      case ScalarType scalar -> scalar(out, scalar, column, row);
      default -> object(out, field.fields(), column.children(), row);
    }
  }

  private static void bound(StringBuilder out, RangeType range, ColumnVector column, int row) {
    if (column.isNull(row)) {
      out.append("null");
    } else {
      string(out, ValueText.of(range.element(), column, row));
    }
  }

  private static void scalar(StringBuilder out, ScalarType type, ColumnVector column, int row) {
    String text = ValueText.of(type, column, row);
    boolean bare =
        type == ScalarType.BOOL
            || type == ScalarType.JSON
            || (type == ScalarType.FLOAT64 && Double.isFinite(column.getDouble(row)));
    if (bare) {
      out.append(text);
    } else {
      string(out, text);
    }
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
