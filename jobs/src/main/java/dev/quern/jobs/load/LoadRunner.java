package dev.quern.jobs.load;

import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.LoadSource;
import dev.quern.domain.job.SchemaUpdateOption;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import dev.quern.jobs.table.WriteTarget;
import dev.quern.storage.duckdb.function.KernelRegistry;
import dev.quern.streaming.write.DefaultValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs load jobs: all rows of all files, or none. */
public final class LoadRunner implements TaskRunner<JobTask.Load> {

  private static final Set<String> SELF_DESCRIBING = Set.of("AVRO", "ORC", "PARQUET");

  private final Transactions transactions;
  private final TableWriter writer;
  private final TableAppender appender;
  private final ObjectStore objects;
  private final KernelRegistry kernels;
  private final Supplier<DefaultValues> defaults;

  /**
   * A runner.
   *
   * @param objects where {@code gs://} objects are
   * @param defaults gives columns their default values
   */
  public LoadRunner(
      Transactions transactions,
      TableWriter writer,
      TableAppender appender,
      ObjectStore objects,
      KernelRegistry kernels,
      Supplier<DefaultValues> defaults) {
    this.defaults = defaults;
    this.kernels = kernels;
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
   * @param rowBytes their logical bytes
   * @param badRows rows left out
   * @param warnings what is wrong with those
   */
  public record Result(
      long files,
      long bytes,
      long rows,
      long rowBytes,
      long badRows,
      List<BigQueryError> warnings) {

    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  @Override
  public TaskResult run(JobTask.Load task, JobRequest request, Cancellation cancellation) {
    Result result = load(task, request.caller(), cancellation);
    return new TaskResult(
        new JobStatistics.Load(
            result.files(), result.bytes(), result.rows(), result.rowBytes(), result.badRows()),
        Optional.empty(),
        Optional.of(task.destination().table()),
        result.warnings());
  }

  /**
   * Loads all rows of all files, or none.
   *
   * @param caller who asks
   */
  public Result load(JobTask.Load task, Principal caller, Cancellation cancellation) {
    FileReading.prepare(kernels, task.options());
    List<SourceFile> files = files(task);
    try {
      Loaded loaded = load(task, files, caller, cancellation);
      return new Result(
          files.size(),
          files.stream().mapToLong(SourceFile::size).sum(),
          loaded.rows(),
          loaded.bytes(),
          loaded.badRows().count(),
          loaded.badRows().errors());
    } finally {
      files.forEach(SourceFile::release);
    }
  }

  private record Loaded(long rows, long bytes, BadRows badRows) {}

  private List<SourceFile> files(JobTask.Load task) {
    return switch (task.source()) {
      case LoadSource.Upload(var file) -> List.of(new SourceFile(Optional.empty(), file, true));
      case LoadSource.Uris(List<String> uris) -> Manifest.files(objects, uris, task.options());
    };
  }

  /** Again when the default values of the table became others before they could be used. */
  private Loaded load(
      JobTask.Load task, List<SourceFile> files, Principal caller, Cancellation cancellation) {
    TableReference name = DecoratedTable.of(task.destination().table()).table();
    while (true) {
      ColumnDefaults expected =
          ColumnDefaults.of(transactions.view().table(name), defaults, caller);
      Optional<Loaded> loaded =
          transactions.run(
              cancellation,
              transaction ->
                  expected.isOf(transaction.view().table(name))
                      ? Optional.of(load(transaction, task, files, expected))
                      : Optional.empty());
      if (loaded.isPresent()) {
        return loaded.get();
      }
    }
  }

  private Loaded load(
      CatalogTransaction transaction,
      JobTask.Load task,
      List<SourceFile> files,
      ColumnDefaults defaults) {
    HiveFolders folders = HiveFolders.of(task.options().hive(), files);
    FileReading reading =
        FileReading.of(transaction.connection(), task.options(), described(task, files), "data");
    TableSchema schema = schema(transaction, task, reading, folders);
    WriteTarget target = writer.prepare(transaction, task.destination(), schema);
    ColumnDefaults omitted =
        defaults.among(target.table().schema(), declared(task, reading, folders, schema));
    return load(transaction, target, reading, folders, omitted, schema);
  }

  private Loaded load(
      CatalogTransaction transaction,
      WriteTarget target,
      FileReading reading,
      HiveFolders folders,
      ColumnDefaults omitted,
      TableSchema schema) {
    TableSchema own = omitted.without(folders.without(schema));
    if (own.fields().isEmpty()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Schema has no fields. Table: " + target.table().reference().tableId());
    }
    TableSchema all = omitted.behind(folders.complete(own));
    long rows = 0;
    for (Map.Entry<List<String>, List<SourceFile>> group : folders.groups().entrySet()) {
      List<String> common =
          Stream.concat(common(folders, group.getKey()).stream(), omitted.expressions().stream())
              .toList();
      rows +=
          switch (reading.rows(group.getValue(), own)) {
            case FileReading.Supplied(var supplied) ->
                appender.append(transaction, target, all, supplied, common);
            case FileReading.Relation(String sql, List<String> expressions) ->
                TableAppender.append(
                    transaction,
                    target,
                    all,
                    Stream.concat(expressions.stream(), common.stream()).toList(),
                    sql);
          };
    }
    return new Loaded(rows, transaction.addedBytes(target.table(), all), reading.badRows());
  }

  private static Optional<Table> destination(CatalogTransaction transaction, JobTask.Load task) {
    return transaction.view().table(DecoratedTable.of(task.destination().table()).table());
  }

  /** The files by which columns are found. */
  private List<SourceFile> described(JobTask.Load task, List<SourceFile> files) {
    return task.options()
        .columns()
        .referenceFile()
        .map(uri -> objects.require(List.of(uri)))
        .orElse(files);
  }

  private static List<String> common(HiveFolders folders, List<String> values) {
    List<String> common = new ArrayList<>();
    for (int i = 0; i < folders.columns().size(); i++) {
      common.add(HiveFolders.expression(folders.columns().get(i), values, i));
    }
    return common;
  }

  /**
   * The columns to be loaded: those the job gives; else those of the destination, when its schema
   * stays, with what the files have in addition where fields may be added; else those of the files.
   */
  private static TableSchema schema(
      CatalogTransaction transaction, JobTask.Load task, FileReading reading, HiveFolders folders) {
    if (task.schema().isPresent()) {
      return folders.complete(task.schema().get());
    }
    boolean described =
        task.options().autodetect() || SELF_DESCRIBING.contains(task.options().format());
    Optional<TableSchema> present =
        destination(transaction, task)
            .map(Table::schema)
            .filter(schema -> !schema.fields().isEmpty())
            .filter(_ ->
                !described
                    || task.destination().write() != WriteDisposition.WRITE_TRUNCATE
                    || DecoratedTable.of(task.destination().table()).partitionId().isPresent());
    boolean mayAdd =
        described
            && task.destination().schemaUpdates().contains(SchemaUpdateOption.ALLOW_FIELD_ADDITION);
    if (present.isPresent() && !mayAdd) {
      return present.get();
    }
    TableSchema found = reading.schema().orElseThrow(LoadRunner::noSchema);
    TableSchema inFiles = folders.complete(found);
    return present.map(schema -> widened(schema, inFiles)).orElse(inFiles);
  }

  /** The columns that a load has, be it without a value in some rows. */
  private static TableSchema declared(
      JobTask.Load task, FileReading reading, HiveFolders folders, TableSchema schema) {
    boolean byName =
        SELF_DESCRIBING.contains(task.options().format())
            || (task.options().autodetect()
                && task.options().format().equals("NEWLINE_DELIMITED_JSON"));
    return task.schema().isEmpty() && byName
        ? reading.schema().map(folders::complete).orElse(schema)
        : schema;
  }

  private static TableSchema widened(TableSchema schema, TableSchema inFiles) {
    return new TableSchema(
        Stream.concat(
                schema.fields().stream(),
                inFiles.fields().stream().filter(field -> schema.indexOf(field.name()) < 0))
            .toList());
  }

  private static BigQueryException noSchema() {
    return new BigQueryException(ErrorReason.INVALID, "No schema specified on job or table.");
  }
}
