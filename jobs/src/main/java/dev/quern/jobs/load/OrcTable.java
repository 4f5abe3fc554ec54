package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.orc.OrcFormatException;
import dev.quern.jobs.orc.OrcReader;
import dev.quern.storage.duckdb.function.JavaTable;
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
      throw unreadable(file, e);
    }
  }

  private static OrcReader open(SourceFile file, LoadOptions.Columns options) {
    try {
      return new OrcReader(file.path(), name -> ColumnNames.of(options.names(), name));
    } catch (OrcFormatException e) {
      throw unreadable(file, e);
    }
  }

  private static BigQueryException unreadable(SourceFile file, OrcFormatException e) {
    return FileReading.unreadable("ORC", file, e.detail());
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
    List<SchemaField> wanted = columns.stream().map(column -> schema.fields().get(column)).toList();
    return FileRowsScan.of(files, file -> new Rows(file, open(file, options), wanted));
  }

  private record Rows(SourceFile file, OrcReader reader, List<SchemaField> wanted)
      implements FileRows {

    @Override
    public Optional<List<Value>> next() {
      try {
        return reader.next(wanted);
      } catch (OrcFormatException e) {
        throw unreadable(file, e);
      }
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
