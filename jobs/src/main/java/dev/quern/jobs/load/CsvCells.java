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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The cells of one CSV row. */
final class CsvCells {

  private final CivilForms forms;
  private final RowCells cells;
  private final Set<String> nullMarkers;
  private final boolean emptyIsNull;

  CsvCells(TableSchema schema, List<String> nullMarkers, CivilForms forms) {
    this.forms = forms;
    this.cells = new RowCells(schema, forms);
    this.nullMarkers =
        nullMarkers.stream().filter(marker -> !marker.isEmpty()).collect(Collectors.toSet());
    this.emptyIsNull = nullMarkers.contains("");
  }

  /** Makes a column NULL for want of a field. */
  void readMissing(int column, CsvReader row) {
    if (cells.column(column).mode() == FieldMode.REQUIRED) {
      throw new BadRowException(
          "Required column value for column index: "
              + column
              + " is missing in row starting at position: "
              + row.start());
    }
    cells.setNull(column);
  }

  /** Reads a field of the row as a column's value. */
  void read(int column, CsvReader row, int field) {
    int start = row.from(field);
    int end = row.to(field);
    SqlType type = cells.column(column).elementType();
    boolean text = type == ScalarType.STRING || type == ScalarType.BYTES;
    if (isNull(row, field, start == end, text)) {
      readMissing(column, row);
    } else if (!cells.setText(column, start, end) && !cells.read(column, row.text(), start, end)) {
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

  private void readSlow(int column, SqlType type, CsvReader row, int field) {
    SchemaField target = cells.column(column);
    String text = row.field(field);
    try {
      boolean verbatim = type == ScalarType.JSON || type == ScalarType.STRING;
      Value value = forms.parse(type, verbatim ? text : text.strip());
      cells.setValue(column, ParameterLimits.apply(target, value));
    } catch (BigQueryException | IllegalArgumentException e) {
      throw new BadRowException(
          "Could not parse '"
              + text
              + "' as "
              + type
              + " for field "
              + target.name()
              + " (position "
              + column
              + ") starting at location "
              + row.start()
              + " with message '"
              + (target.attributes().parameters().isEmpty() ? "Unable to parse" : e.getMessage())
              + "'");
    }
  }

  /** Writes what was read of a column. */
  void write(int column, byte[] text, VectorWriter writer, int row) {
    cells.write(column, text, writer, row);
  }

  /** Refuses text that is no UTF-8. */
  void requireText(CsvReader row) {
    for (int column = 0; column < cells.count(); column++) {
      if (!cells.isText(column, row.text())) {
        int start = cells.from(column);
        throw new BadRowException(
            "Error detected while parsing row starting at position: "
                + row.start()
                + ". Error: Invalid UTF-8 in field "
                + cells.column(column).name()
                + ": "
                + new String(row.text(), start, cells.to(column) - start, StandardCharsets.UTF_8));
      }
    }
  }
}
