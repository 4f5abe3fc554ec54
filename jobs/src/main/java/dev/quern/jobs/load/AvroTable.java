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
import java.io.IOException;
import java.io.UncheckedIOException;
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
    return read(columns).scan();
  }

  @Override
  public Reading read(List<Integer> columns) {
    return FileRowsScan.of(files, file -> new Rows(file, columns));
  }

  /** The rows of a file, block by block. */
  private final class Rows implements FileRows {

    private final SourceFile file;
    private final List<Integer> wanted;
    private final AvroReader reader;
    private final AvroRows rows;
    private AvroReader.Block block;
    private long left;

    Rows(SourceFile file, List<Integer> wanted) {
      this.file = file;
      this.wanted = wanted;
      try {
        this.reader = new AvroReader(file.open());
        this.rows = new AvroRows(reader.schema(), schema.fields());
        this.block = reader.next();
      } catch (AvroFormatException e) {
        throw FileReading.unreadable("Avro", file, e.detail());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      this.left = block.rows();
    }

    @Override
    public Optional<List<Value>> next() {
      try {
        if (left == 0) {
          block = reader.next();
          left = block.rows();
        }
        if (left == 0) {
          return Optional.empty();
        }
        left--;
        List<Value> all = rows.next(block.data());
        return Optional.of(wanted.stream().map(all::get).toList());
      } catch (AvroFormatException e) {
        throw FileReading.unreadable("Avro", file, e.detail());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
