package dev.quern.jobs.load;

import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.job.LoadSource;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs load jobs: all rows of all files, or none. */
public final class LoadRunner implements TaskRunner<JobTask.Load> {

  private static final Set<String> SELF_DESCRIBING = Set.of("AVRO", "ORC", "PARQUET");

  private final Transactions transactions;
  private final TableWriter writer;
  private final TableAppender appender;
  private final ObjectStore objects;

  /**
   * A runner.
   *
   * @param objects where {@code gs://} objects are
   */
  public LoadRunner(
      Transactions transactions, TableWriter writer, TableAppender appender, ObjectStore objects) {
    this.transactions = transactions;
    this.writer = writer;
    this.appender = appender;
    this.objects = objects;
  }

  /**
   * What was loaded.
   *
   * @param files files read
   * @param bytes their bytes
   * @param rows rows written
   * @param badRows rows left out
   * @param warnings what is wrong with those
   */
  public record Result(
      long files, long bytes, long rows, long badRows, List<BigQueryError> warnings) {

    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  @Override
  public TaskResult run(JobTask.Load task, JobRequest request, Cancellation cancellation) {
    Result result = load(task, cancellation);
    return new TaskResult(
        new JobStatistics.Load(result.files(), result.bytes(), result.rows(), result.badRows()),
        Optional.empty(),
        Optional.of(task.destination().table()),
        result.warnings());
  }

  /** Loads all rows of all files, or none. */
  public Result load(JobTask.Load task, Cancellation cancellation) {
    List<SourceFile> files = files(task.source());
    try {
      Loaded loaded = transactions.run(cancellation, transaction -> load(transaction, task, files));
      return new Result(
          files.size(),
          files.stream().mapToLong(SourceFile::size).sum(),
          loaded.rows(),
          loaded.badRows().count(),
          loaded.badRows().errors());
    } finally {
      files.forEach(SourceFile::release);
    }
  }

  private record Loaded(long rows, BadRows badRows) {}

  private List<SourceFile> files(LoadSource source) {
    return switch (source) {
      case LoadSource.Upload(var file) -> List.of(new SourceFile(Optional.empty(), file, true));
      case LoadSource.Uris(List<String> uris) -> objects.require(uris);
    };
  }

  private Loaded load(CatalogTransaction transaction, JobTask.Load task, List<SourceFile> files) {
    return switch (task.options().format()) {
      case "CSV" -> loadCsv(transaction, task, files);
      case "NEWLINE_DELIMITED_JSON", "JSON" -> loadJson(transaction, task, files);
      case "PARQUET" -> loadParquet(transaction, task, files);
      case "AVRO" -> loadAvro(transaction, task, files);
      case "ORC", "DATASTORE_BACKUP" ->
          throw new BigQueryException(
              ErrorReason.NOT_IMPLEMENTED,
              "Loading "
                  + task.options().format()
                  + " files is not supported; see docs/limits.md.");
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "configuration.load.sourceFormat",
              "Unknown source format: " + task.options().format());
    };
  }

  private Loaded loadCsv(
      CatalogTransaction transaction, JobTask.Load task, List<SourceFile> files) {
    LoadOptions options = task.options();
    Optional<TableSchema> known = knownSchema(transaction, task);
    Optional<SchemaDetector.Guess> guess =
        options.autodetect() && !files.isEmpty()
            ? Optional.of(SchemaDetector.csv(files.getFirst(), options))
            : Optional.empty();
    TableSchema schema =
        known.or(() -> guess.map(SchemaDetector.Guess::schema)).orElseThrow(LoadRunner::noSchema);
    long skip =
        options
            .csv()
            .skipLeadingRows()
            .or(() -> guess.map(SchemaDetector.Guess::skipRows))
            .orElse(0L);
    Table table = writer.prepare(transaction, task.destination(), schema);
    BadRows badRows = new BadRows("CSV", options.maxBadRecords());
    long rows =
        appender.append(
            transaction, table, schema, new CsvTable(files, schema, options, skip, badRows));
    return new Loaded(rows, badRows);
  }

  private Loaded loadJson(
      CatalogTransaction transaction, JobTask.Load task, List<SourceFile> files) {
    LoadOptions options = task.options();
    TableSchema schema =
        knownSchema(transaction, task)
            .or(() ->
                options.autodetect()
                    ? Optional.of(JsonSchemaDetector.detect(files, options))
                    : Optional.empty())
            .orElseThrow(LoadRunner::noSchema);
    Table table = writer.prepare(transaction, task.destination(), schema);
    BadRows badRows = new BadRows("JSON", options.maxBadRecords());
    long rows =
        appender.append(transaction, table, schema, new JsonTable(files, schema, options, badRows));
    return new Loaded(rows, badRows);
  }

  private Loaded loadParquet(
      CatalogTransaction transaction, JobTask.Load task, List<SourceFile> files) {
    ParquetFiles parquet = ParquetFiles.of(transaction.connection(), files);
    TableSchema schema = knownSchema(transaction, task).orElseGet(parquet::schema);
    Table table = writer.prepare(transaction, task.destination(), schema);
    long rows =
        TableAppender.append(
            transaction, table, schema, parquet.expressions(schema), parquet.relation());
    return new Loaded(rows, new BadRows("Parquet", 0));
  }

  private Loaded loadAvro(
      CatalogTransaction transaction, JobTask.Load task, List<SourceFile> files) {
    TableSchema inFiles = AvroTable.schemaOf(files, task.options().logicalTypes());
    TableSchema schema = knownSchema(transaction, task).orElse(inFiles);
    Table table = writer.prepare(transaction, task.destination(), schema);
    long rows = appender.append(transaction, table, schema, new AvroTable(files, schema));
    return new Loaded(rows, new BadRows("Avro", 0));
  }

  /** The schema that the job gives, or that the destination has and keeps. */
  private static Optional<TableSchema> knownSchema(
      CatalogTransaction transaction, JobTask.Load task) {
    if (task.schema().isPresent()) {
      return task.schema();
    }
    boolean guessed =
        task.destination().write() == WriteDisposition.WRITE_TRUNCATE
            && (task.options().autodetect() || SELF_DESCRIBING.contains(task.options().format()));
    return guessed
        ? Optional.empty()
        : transaction
            .view()
            .table(task.destination().table())
            .map(Table::schema)
            .filter(schema -> !schema.fields().isEmpty());
  }

  private static BigQueryException noSchema() {
    return new BigQueryException(ErrorReason.INVALID, "No schema specified on job or table.");
  }
}
