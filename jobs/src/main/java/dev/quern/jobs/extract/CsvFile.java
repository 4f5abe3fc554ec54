package dev.quern.jobs.extract;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as CSV: NULL is nothing at all, an empty text is {@code ""}. */
final class CsvFile implements RowFile {

  private final List<SchemaField> columns;
  private final String delimiter;
  private final boolean header;

  CsvFile(TableSchema schema, ExportOptions options) {
    this.columns = schema.fields();
    this.delimiter = options.fieldDelimiter();
    this.header = options.header();
    for (SchemaField column : columns) {
      if (column.mode() == FieldMode.REPEATED || column.elementType().isStruct()) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Operation cannot be performed on a nested schema. Field: " + column.name());
      }
    }
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    if (header) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : delimiter).append(quoted(columns.get(i).name()));
      }
      out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void write(RowBatch rows, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.rowCount(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        text.append(i == 0 ? "" : delimiter);
        ColumnVector column = rows.column(i);
        if (!column.isNull(row)) {
          text.append(cell(columns.get(i), column, row));
        }
      }
      text.append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String cell(SchemaField field, ColumnVector column, int row) {
    String text = ValueText.of(field.elementType(), column, row);
    return text.isEmpty() && field.elementType() == ScalarType.STRING ? "\"\"" : quoted(text);
  }

  private String quoted(String text) {
    boolean plain =
        !text.contains(delimiter)
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
