package dev.quern.adapter.rest.rows;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.io.OutputStream;
import java.util.Optional;

/** Writes rows as a JSON list. */
public final class RowJsonWriter {

  private final CellWriter[] cells;

  /** A writer of rows of {@code schema}. */
  public RowJsonWriter(TableSchema schema, TimestampFormat timestamps) {
    this.cells =
        schema.fields().stream()
            .map(SchemaField::type)
            .map(type -> CellWriter.of(type, timestamps))
            .toArray(CellWriter[]::new);
  }

  /**
   * Writes {@code [{"f":[{"v":...},...]},...]}.
   *
   * @param maxBytes after how many bytes no further row is begun
   * @return the number of rows
   */
  public long write(RowStream rows, OutputStream target, long maxBytes) {
    JsonBytes out = new JsonBytes(target);
    long count = 0;
    out.raw('[');
    for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
      long before = count;
      count = writeBatch(batch.get(), out, count, maxBytes);
      if (count - before < batch.get().rowCount()) {
        break;
      }
    }
    out.raw(']');
    out.flush();
    return count;
  }

  private long writeBatch(RowBatch batch, JsonBytes out, long before, long maxBytes) {
    ColumnVector[] columns = batch.columns().toArray(ColumnVector[]::new);
    for (int row = 0; row < batch.rowCount(); row++) {
      if (out.total() > maxBytes) {
        return before + row;
      }
      if (before + row > 0) {
        out.raw(',');
      }
      out.raw(CellWriter.OPEN_ROW);
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          out.raw(',');
        }
        cells[i].writeCell(out, columns[i], row);
      }
      out.raw(CellWriter.CLOSE_ROW);
      out.flushIfLarge();
    }
    return before + batch.rowCount();
  }
}
