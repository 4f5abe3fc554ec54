package dev.quern.jobs.load;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parquet files as the engine reads them. Source: "Loading Parquet data", type conversions.
 *
 * @param relation the engine's text that reads the files
 * @param columns the files' columns
 * @param options what they become
 */
record ParquetFiles(String relation, List<EngineColumn> columns, LoadOptions.Columns options) {

  private static final TableSchema DESCRIPTION =
      new TableSchema(
          List.of(
              SchemaField.scalar("column_name", ScalarType.STRING, FieldMode.NULLABLE),
              SchemaField.scalar("column_type", ScalarType.STRING, FieldMode.NULLABLE)));

  static ParquetFiles of(
      DuckConnection connection, LoadOptions.Columns options, List<SourceFile> files) {
    String relation =
        files.stream()
            .map(file -> SqlText.literal(file.path().toAbsolutePath().toString()))
            .collect(Collectors.joining(", ", "read_parquet([", "])"));
    List<EngineColumn> columns = new ArrayList<>();
    try (RowStream rows =
        connection.query(
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + relation + ")",
            DESCRIPTION)) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          columns.add(
              EngineColumn.parse(
                  batch.get().column(0).getString(row), batch.get().column(1).getString(row)));
        }
      }
    } catch (BigQueryException e) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Error while reading data, error message: Input file is not in Parquet format.");
    }
    return new ParquetFiles(relation, columns, options);
  }

  /** The schema the files give a table. */
  TableSchema schema() {
    return new TableSchema(columns.stream().map(column -> column.field(options)).toList());
  }

  /** The engine's text for the values of a schema's columns. */
  List<String> expressions(TableSchema wanted) {
    return wanted.fields().stream().map(this::expression).toList();
  }

  private String expression(SchemaField field) {
    return columns.stream()
        .filter(column -> column.isNamed(field.name(), options.names()))
        .findFirst()
        .map(column ->
            new EngineConversion(options.names())
                .of(column, SqlText.identifier(column.name()), field, 0))
        .orElseGet(() -> EngineConversion.nothing(field));
  }
}
