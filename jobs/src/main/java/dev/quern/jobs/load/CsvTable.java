package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * CSV files as a table.
 *
 * @param files the files
 * @param schema the columns, in the order of the fields
 * @param options how the files are read
 * @param skipRows how many lines come before each file's rows
 * @param badRows where bad rows are told
 */
record CsvTable(
    List<SourceFile> files, TableSchema schema, LoadOptions options, long skipRows, BadRows badRows)
    implements JavaTable {

  @Override
  public List<SqlType> types() {
    return schema.fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return new CsvScan(columns);
  }

  /** A file's content as UTF-8. */
  static InputStream open(SourceFile file, String encoding) {
    InputStream in = file.open();
    return switch (encoding) {
      case "UTF-8", "UTF8", "" -> new ByteOrderMark(in);
      case "ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE" ->
          new Transcoder(in, Charset.forName(encoding));
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID, "Invalid value for encoding: " + encoding);
    };
  }

  private final class CsvScan implements Scan {

    private final List<Integer> wanted;
    private final Iterator<SourceFile> remaining = files.iterator();
    private final CsvCells cells = new CsvCells(schema, options.csv().nullMarkers());
    private final int width = schema.fields().size();
    private Optional<CsvReader> reader = Optional.empty();
    private Optional<SourceFile> file = Optional.empty();

    CsvScan(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int row = 0;
      while (row < BATCH_ROWS) {
        Optional<CsvReader> source = current();
        if (source.isEmpty()) {
          break;
        }
        CsvReader csv = source.get();
        try {
          if (!csv.next()) {
            csv.close();
            reader = Optional.empty();
            continue;
          }
          badRows.countRow();
          read(csv);
        } catch (BadRowException e) {
          badRows.add(file.orElseThrow(), e);
          continue;
        }
        for (int i = 0; i < wanted.size(); i++) {
          cells.write(wanted.get(i), csv.text(), writers.get(i), row);
        }
        row++;
      }
      return row;
    }

    private Optional<CsvReader> current() {
      if (reader.isEmpty() && remaining.hasNext()) {
        SourceFile next = remaining.next();
        CsvReader csv = new CsvReader(open(next, options.csv().encoding()), options.csv());
        for (long i = 0; i < skipRows && csv.skipLine(); i++) {
          // The line is passed; nothing else is to be done with it.
        }
        file = Optional.of(next);
        reader = Optional.of(csv);
      }
      return reader;
    }

    private void read(CsvReader csv) {
      int count = csv.fieldCount();
      if (count > width && !options.ignoreUnknownValues()) {
        throw new BadRowException(
            "Too many values in row starting at position: "
                + csv.start()
                + ". Found "
                + count
                + " column(s) while expected "
                + width
                + ".");
      }
      if (count < width && !options.csv().allowJaggedRows()) {
        throw new BadRowException(
            "CSV table references column position "
                + count
                + ", but line starting at position:"
                + csv.start()
                + " contains only "
                + count
                + " columns.");
      }
      for (int column = 0; column < width; column++) {
        if (column < count) {
          cells.read(column, csv, column);
        } else {
          cells.readMissing(column, csv);
        }
      }
      cells.requireText(csv);
    }

    @Override
    public void close() {
      reader.ifPresent(CsvReader::close);
    }
  }
}
