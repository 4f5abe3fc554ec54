package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.CivilForms;
import dev.quern.jobs.value.JsonRows;
import dev.quern.jobs.value.MismatchException;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
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
  public boolean isUnordered() {
    return parts().size() > files.size();
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return read(columns).scan();
  }

  @Override
  public Reading read(List<Integer> columns) {
    return new PartReading(parts(), reading -> new JsonScan(reading, columns));
  }

  private List<FilePart> parts() {
    return FilePart.of(files, options.csv().encoding().equals("UTF-8"));
  }

  private final class JsonScan implements Scan {

    private final PartReading parts;
    private final List<Integer> wanted;
    private final JsonRows rows =
        new JsonRows(schema, options.ignoreUnknownValues(), false, new CivilForms(options.times()));
    private final JsonCells cells = new JsonCells(schema, new CivilForms(options.times()));
    private Optional<JsonLines> lines = Optional.empty();

    JsonScan(PartReading parts, List<Integer> wanted) {
      this.parts = parts;
      this.wanted = wanted;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int row = 0;
      long seen = 0;
      while (row < BATCH_ROWS) {
        if (lines.isEmpty()) {
          lines = parts.next().map(part -> new JsonLines(part, options));
        }
        if (lines.isEmpty()) {
          break;
        }
        JsonLines source = lines.get();
        if (!source.next()) {
          source.close();
          lines = Optional.empty();
          continue;
        }
        seen++;
        try {
          write(source, writers, row);
          row++;
        } catch (MismatchException e) {
          seen = told(seen);
          badRows.add(source.file(), source.bad(e.detail()));
        } catch (BadRowException e) {
          seen = told(seen);
          badRows.add(source.file(), e);
        }
      }
      told(seen);
      return row;
    }

    /** Counts rows, of which none is left to count then. */
    private long told(long seen) {
      badRows.countRows(seen);
      return 0;
    }

    private void write(JsonLines source, List<VectorWriter> writers, int row) {
      if (source.isPlain(cells)) {
        for (int i = 0; i < wanted.size(); i++) {
          cells.write(wanted.get(i), writers.get(i), row);
        }
      } else {
        write(rows.row(source.object()), writers, row);
      }
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
