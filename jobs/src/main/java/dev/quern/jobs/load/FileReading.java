package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.KernelRegistry;
import java.util.List;
import java.util.Optional;

/** How files of one format become rows. */
interface FileReading {

  /** Rows for the engine. */
  sealed interface Rows {}

  /** Rows that Java supplies. */
  record Supplied(JavaTable table) implements Rows {}

  /** Rows that the engine reads itself, with its text for the columns' values. */
  record Relation(String sql, List<String> expressions) implements Rows {}

  /** The columns that the files have or seem to have; empty when nobody may guess. */
  Optional<TableSchema> schema();

  /** The rows of some of the files. */
  Rows rows(List<SourceFile> files, TableSchema schema);

  /** What is told of bad rows. */
  BadRows badRows();

  /** A file that is not in its format. */
  static BigQueryException unreadable(String format, SourceFile file, String detail) {
    return new BigQueryException(
        ErrorReason.INVALID,
        "Error while reading data, error message: The Apache "
            + format
            + " library failed to parse the file with the following error: "
            + detail
            + file.uri().map(uri -> " File: " + uri).orElse(""));
  }

  /** Makes known to the engine what reading calls, before the transaction begins that reads. */
  static void prepare(KernelRegistry kernels, LoadOptions options) {
    if (options.format().equals("PARQUET")) {
      kernels.ensure(EngineConversion.KERNELS);
    }
  }

  /**
   * How files are read.
   *
   * @param files all of them, by which columns are guessed
   * @param source what errors say is read: {@code data}, or {@code table: } and its name
   * @throws BigQueryException {@code invalid} for a format that is not read
   */
  static FileReading of(
      DuckConnection connection, LoadOptions options, List<SourceFile> files, String source) {
    return switch (options.format()) {
      case "CSV" -> new Csv(options, files, source);
      case "NEWLINE_DELIMITED_JSON" -> new Json(options, files, source);
      case "PARQUET" -> new Parquet(connection, options, files);
      case "AVRO" -> new Avro(options, files);
      case "ORC" -> new Orc(options, files);
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "configuration.load.sourceFormat",
              "Unknown source format: " + options.format());
    };
  }

  /** Lines of fields. */
  final class Csv implements FileReading {

    private final LoadOptions options;
    private final BadRows badRows;
    private final Optional<SchemaDetector.Guess> guess;

    Csv(LoadOptions options, List<SourceFile> files, String source) {
      boolean guesses = options.autodetect() && !files.isEmpty();
      this.options = guesses ? CsvDialect.detect(files.getFirst(), options) : options;
      this.badRows = new BadRows(source, "CSV", options.maxBadRecords());
      this.guess =
          guesses ? Optional.of(SchemaDetector.csv(files, this.options)) : Optional.empty();
    }

    @Override
    public Optional<TableSchema> schema() {
      return guess.map(SchemaDetector.Guess::schema);
    }

    @Override
    public Rows rows(List<SourceFile> files, TableSchema schema) {
      boolean byName = options.csv().columnMatch() == LoadOptions.ColumnMatch.NAME;
      long skip =
          options
              .csv()
              .skipLeadingRows()
              .or(() -> guess.map(SchemaDetector.Guess::skipRows))
              .filter(rows -> rows > 0 || !byName)
              .orElse(byName ? 1L : 0L);
      return new Supplied(new CsvTable(files, schema, options, skip, badRows));
    }

    @Override
    public BadRows badRows() {
      return badRows;
    }
  }

  /** Lines of objects. */
  final class Json implements FileReading {

    private final LoadOptions options;
    private final List<SourceFile> all;
    private final BadRows badRows;

    Json(LoadOptions options, List<SourceFile> all, String source) {
      this.options = options;
      this.all = all;
      this.badRows = new BadRows(source, "JSON", options.maxBadRecords());
    }

    @Override
    public Optional<TableSchema> schema() {
      return options.autodetect()
          ? Optional.of(JsonSchemaDetector.detect(all, options))
          : Optional.empty();
    }

    @Override
    public Rows rows(List<SourceFile> files, TableSchema schema) {
      return new Supplied(new JsonTable(files, schema, options, badRows));
    }

    @Override
    public BadRows badRows() {
      return badRows;
    }
  }

  /** Parquet. */
  final class Parquet implements FileReading {

    private final DuckConnection connection;
    private final LoadOptions.Columns options;
    private final ParquetFiles whole;

    Parquet(DuckConnection connection, LoadOptions options, List<SourceFile> files) {
      this.connection = connection;
      this.options = options.columns();
      this.whole = ParquetFiles.of(connection, this.options, files);
    }

    @Override
    public Optional<TableSchema> schema() {
      return Optional.of(whole.schema());
    }

    @Override
    public Rows rows(List<SourceFile> files, TableSchema schema) {
      ParquetFiles some = ParquetFiles.of(connection, options, files);
      return new Relation(some.relation(), some.expressions(schema));
    }

    @Override
    public BadRows badRows() {
      return new BadRows("data", "Parquet", 0);
    }
  }

  /** Avro. */
  final class Avro implements FileReading {

    private final TableSchema schema;

    Avro(LoadOptions options, List<SourceFile> files) {
      this.schema = AvroTable.schemaOf(files, options.columns());
    }

    @Override
    public Optional<TableSchema> schema() {
      return Optional.of(schema);
    }

    @Override
    public Rows rows(List<SourceFile> files, TableSchema wanted) {
      return new Supplied(new AvroTable(files, wanted));
    }

    @Override
    public BadRows badRows() {
      return new BadRows("data", "Avro", 0);
    }
  }

  /** ORC. */
  final class Orc implements FileReading {

    private final LoadOptions.Columns options;
    private final TableSchema schema;

    Orc(LoadOptions options, List<SourceFile> files) {
      this.options = options.columns();
      this.schema = OrcTable.schemaOf(files, this.options);
    }

    @Override
    public Optional<TableSchema> schema() {
      return Optional.of(schema);
    }

    @Override
    public Rows rows(List<SourceFile> files, TableSchema wanted) {
      return new Supplied(new OrcTable(files, wanted, options));
    }

    @Override
    public BadRows badRows() {
      return new BadRows("data", "Orc", 0);
    }
  }
}
