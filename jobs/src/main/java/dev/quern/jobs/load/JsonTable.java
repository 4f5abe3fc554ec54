package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.JsonRows;
import dev.quern.jobs.value.MismatchException;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Files of one JSON object per line as a table.
 *
 * @param files the files
 * @param schema the columns
 * @param options how the files are read
 * @param badRows where bad rows are told
 */
record JsonTable(List<SourceFile> files, TableSchema schema, LoadOptions options, BadRows badRows)
    implements JavaTable {

  @Override
  public List<SqlType> types() {
    return schema.fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return new JsonScan(columns);
  }

  private final class JsonScan implements Scan {

    private final List<Integer> wanted;
    private final Iterator<SourceFile> remaining = files.iterator();
    private final JsonRows rows = new JsonRows(schema, options.ignoreUnknownValues(), false);
    private Optional<JsonLines> lines = Optional.empty();

    JsonScan(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int row = 0;
      while (row < BATCH_ROWS && (lines.isPresent() || remaining.hasNext())) {
        if (lines.isEmpty()) {
          SourceFile file = remaining.next();
          lines = Optional.of(new JsonLines(file, options.csv().encoding()));
        }
        JsonLines source = lines.get();
        if (!source.next()) {
          source.close();
          lines = Optional.empty();
          continue;
        }
        badRows.countRow();
        try {
          write(rows.row(source.object()), writers, row);
          row++;
        } catch (MismatchException e) {
          badRows.add(source.file(), source.bad(e.detail()));
        } catch (BadRowException e) {
          badRows.add(source.file(), e);
        }
      }
      return row;
    }

    private void write(List<Value> values, List<VectorWriter> writers, int row) {
      for (int i = 0; i < wanted.size(); i++) {
        GeographyForms.VALUES.write(values.get(wanted.get(i)), writers.get(i), row);
      }
    }

    @Override
    public void close() {
      lines.ifPresent(JsonLines::close);
    }
  }
}
