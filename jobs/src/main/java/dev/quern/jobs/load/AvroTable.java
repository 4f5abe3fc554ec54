package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.avro.AvroColumn;
import dev.quern.jobs.avro.AvroFormatException;
import dev.quern.jobs.avro.AvroReader;
import dev.quern.jobs.avro.AvroRows;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Avro files as a table.
 *
 * @param files the files
 * @param schema the columns, found in the files by name
 */
record AvroTable(List<SourceFile> files, TableSchema schema) implements JavaTable {

  /** The schema that the files give a table: that of the last one, as BigQuery has it. */
  static TableSchema schemaOf(List<SourceFile> files, LoadOptions.Columns options) {
    SourceFile file = files.getLast();
    try (AvroReader reader = new AvroReader(file.open())) {
      return new TableSchema(
          AvroColumn.columns(reader.schema(), options.logicalTypes(), options.decimalTargets()));
    } catch (AvroFormatException e) {
      throw FileReading.unreadable("Avro", file, e.detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<SqlType> types() {
    return schema.fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return new AvroScan(columns);
  }

  /** A file that is being read. */
  private static final class Open {

    private final SourceFile file;
    private final AvroReader reader;
    private final AvroRows rows;
    private AvroReader.Block block;
    private long left;

    Open(SourceFile file, TableSchema schema) throws IOException {
      this.file = file;
      this.reader = new AvroReader(file.open());
      this.rows = new AvroRows(reader.schema(), schema.fields());
      this.block = reader.next();
      this.left = block.rows();
    }

    Optional<List<Value>> next() throws IOException {
      if (left == 0) {
        block = reader.next();
        left = block.rows();
      }
      if (left == 0) {
        return Optional.empty();
      }
      left--;
      return Optional.of(rows.next(block.data()));
    }
  }

  private final class AvroScan implements Scan {

    private final List<Integer> wanted;
    private final Iterator<SourceFile> remaining = files.iterator();
    private Optional<Open> current = Optional.empty();

    AvroScan(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int row = 0;
      while (row < BATCH_ROWS) {
        Optional<List<Value>> values = nextRow();
        if (values.isEmpty()) {
          break;
        }
        for (int i = 0; i < wanted.size(); i++) {
          GeographyForms.VALUES.write(values.get().get(wanted.get(i)), writers.get(i), row);
        }
        row++;
      }
      return row;
    }

    private Optional<List<Value>> nextRow() {
      while (current.isPresent() || remaining.hasNext()) {
        SourceFile file = current.map(open -> open.file).orElseGet(remaining::next);
        try {
          Open open = current.isPresent() ? current.get() : new Open(file, schema);
          current = Optional.of(open);
          Optional<List<Value>> row = open.next();
          if (row.isPresent()) {
            return row;
          }
          open.reader.close();
          current = Optional.empty();
        } catch (AvroFormatException e) {
          throw FileReading.unreadable("Avro", file, e.detail());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      current.ifPresent(open -> {
        try {
          open.reader.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
