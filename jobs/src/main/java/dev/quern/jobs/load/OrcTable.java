package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.orc.OrcFormatException;
import dev.quern.jobs.orc.OrcReader;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.util.List;
import java.util.Optional;

/**
 * ORC files as a table.
 *
 * @param files the files
 * @param schema the columns, found in the files by name
 * @param options how names in files become names of columns
 */
record OrcTable(List<SourceFile> files, TableSchema schema, LoadOptions.Columns options)
    implements JavaTable {

  /** The schema that the files give a table: that of the last one, as BigQuery has it. */
  static TableSchema schemaOf(List<SourceFile> files, LoadOptions.Columns options) {
    SourceFile file = files.getLast();
    try (OrcReader reader = open(file, options)) {
      return new TableSchema(reader.columns(options.decimalTargets()));
    } catch (OrcFormatException e) {
      throw FileReading.unreadable("ORC", file, e.detail());
    }
  }

  private static OrcReader open(SourceFile file, LoadOptions.Columns options) {
    return new OrcReader(file.path(), name -> ColumnNames.of(options.names(), name));
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
    return new PartReading(FilePart.of(files, false), reading -> new OrcScan(reading, columns));
  }

  private final class OrcScan implements Scan {

    private final PartReading parts;
    private final List<SchemaField> wanted;
    private Optional<FilePart> part = Optional.empty();
    private Optional<OrcReader> reader = Optional.empty();

    OrcScan(PartReading parts, List<Integer> columns) {
      this.parts = parts;
      this.wanted = columns.stream().map(column -> schema.fields().get(column)).toList();
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int row = 0;
      while (row < BATCH_ROWS) {
        Optional<List<Value>> values = nextRow();
        if (values.isEmpty()) {
          break;
        }
        for (int i = 0; i < writers.size(); i++) {
          GeographyForms.VALUES.write(values.get().get(i), writers.get(i), row);
        }
        row++;
      }
      return row;
    }

    private Optional<List<Value>> nextRow() {
      while (true) {
        if (part.isEmpty()) {
          part = parts.next();
        }
        if (part.isEmpty()) {
          return Optional.empty();
        }
        SourceFile file = part.get().file();
        try {
          OrcReader open = reader.orElseGet(() -> open(file, options));
          reader = Optional.of(open);
          Optional<List<Value>> row = open.next(wanted);
          if (row.isPresent()) {
            return row;
          }
        } catch (OrcFormatException e) {
          throw FileReading.unreadable("ORC", file, e.detail());
        }
        close();
        part = Optional.empty();
      }
    }

    @Override
    public void close() {
      reader.ifPresent(OrcReader::close);
      reader = Optional.empty();
    }
  }
}
