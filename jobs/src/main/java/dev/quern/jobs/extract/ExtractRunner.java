package dev.quern.jobs.extract;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.Partition;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.AnonymousTables;
import dev.quern.domain.job.AvroTimes;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.table.GovernedReader;
import java.util.Map;
import java.util.Set;

/** Runs extract jobs. Source: REST type {@code JobConfigurationExtract}. */
public final class ExtractRunner implements TaskRunner<JobTask.Extract> {

  private static final Map<String, Set<String>> COMPRESSIONS =
      Map.of(
          "CSV", Set.of("NONE", "GZIP"),
          "NEWLINE_DELIMITED_JSON", Set.of("NONE", "GZIP"),
          "AVRO", Set.of("NONE", "DEFLATE", "SNAPPY"),
          "PARQUET", Set.of("NONE", "GZIP", "SNAPPY", "ZSTD"));

  private final Catalog catalog;
  private final GovernedReader reader;
  private final FileExporter exporter;
  private final AnonymousTables results;

  /** A runner. */
  public ExtractRunner(
      Catalog catalog, GovernedReader reader, FileExporter exporter, AnonymousTables results) {
    this.results = results;
    this.catalog = catalog;
    this.reader = reader;
    this.exporter = exporter;
  }

  @Override
  public TaskResult run(JobTask.Extract task, JobRequest request, Cancellation cancellation) {
    requireForm(task);
    return results
        .anonymousRows(task.source(), request.caller())
        .map(rows -> TaskResult.of(export(task, rows, cancellation, 0)))
        .orElseGet(() -> ofTable(task, request, cancellation));
  }

  private TaskResult ofTable(JobTask.Extract task, JobRequest request, Cancellation cancellation) {
    DecoratedTable source = DecoratedTable.of(task.source());
    Table table = table(source.table());
    KeptRows rows =
        reader.rows(table, Partition.of(table, source), table.schema(), request.caller());
    long bytes =
        table.storage().map(place -> catalog.logicalBytes(place, table.schema())).orElse(0L);
    return TaskResult.of(export(task, rows, cancellation, bytes));
  }

  private JobStatistics export(
      JobTask.Extract task, KeptRows rows, Cancellation cancellation, long bytes) {
    FileExporter.Exported exported =
        exporter.export(
            rows.rows(0, Long.MAX_VALUE),
            new ExportOptions(
                task.destinationUris(),
                task.format(),
                task.compression(),
                task.fieldDelimiter(),
                task.printHeader(),
                task.logicalTypes() ? AvroTimes.LOGICAL : AvroTimes.LOGICAL_TIMESTAMPS,
                true),
            cancellation);
    return new JobStatistics.Extract(exported.fileCounts(), bytes);
  }

  private static void requireForm(JobTask.Extract task) {
    Set<String> known = COMPRESSIONS.get(task.format());
    if (known == null) {
      throw new BigQueryException(
          ErrorReason.INVALID, "Unsupported destination format: " + task.format());
    }
    if (!known.contains(task.compression())) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Compression "
              + task.compression()
              + " is not supported for destination format "
              + task.format()
              + ".");
    }
  }

  private Table table(TableReference source) {
    CatalogView view = catalog.view();
    if (view.dataset(source.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(source.dataset());
    }
    Table table = view.table(source).orElseThrow(() -> CatalogErrors.notFound(source));
    if (table.storage().isEmpty()) {
      throw CatalogErrors.notAllowed(table);
    }
    return table;
  }
}
