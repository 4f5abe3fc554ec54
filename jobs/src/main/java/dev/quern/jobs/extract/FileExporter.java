package dev.quern.jobs.extract;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.ObjectStore.ObjectName;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.table.Batches;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.JavaTables;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes rows to objects. A URI with {@code *} gets as many files as the rows need, numbered from
 * {@code 000000000000}; one without gets one file. All is written aside first, so that an error
 * leaves no objects behind.
 */
public final class FileExporter {

  private static final long MAX_FILE_BYTES = 1L << 30;
  private static final int BUFFER = 1 << 18;

  private final ObjectStore objects;
  private final ParquetFile parquet;
  private final Path scratch;

  /**
   * An exporter.
   *
   * @param scratch the folder for files under way, which the engine may write to
   */
  public FileExporter(
      ObjectStore objects, ConnectionPool connections, JavaTables javaTables, Path scratch) {
    this.objects = objects;
    this.parquet = new ParquetFile(connections, javaTables);
    this.scratch = scratch;
  }

  /**
   * What was written.
   *
   * @param fileCounts files per URI
   * @param rows rows
   */
  public record Exported(List<Long> fileCounts, long rows) {

    public Exported {
      fileCounts = List.copyOf(fileCounts);
    }

    /** All files. */
    public long files() {
      return fileCounts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Writes all rows and closes them. */
  public Exported export(RowStream rows, ExportOptions options, Cancellation cancellation) {
    List<Path> files = new ArrayList<>();
    try (rows) {
      List<ObjectName> targets = options.uris().stream().map(ObjectName::parse).toList();
      requireRoom(targets, options);
      // Everything goes to the first pattern; the others get a file without rows, as they must
      // not be missing.
      long count =
          options.format().equals("PARQUET")
              ? writeParquet(rows, options, files)
              : writeAll(rows, options, targets.getFirst().isPattern(), files);
      cancellation.check();
      return publish(targets, files, rows, options, count);
    } finally {
      files.forEach(FileExporter::delete);
    }
  }

  private void requireRoom(List<ObjectName> targets, ExportOptions options) {
    for (ObjectName target : targets) {
      List<SourceFile> present = options.overwrite() ? List.of() : objects.find(target);
      present.forEach(SourceFile::release);
      if (!present.isEmpty()) {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Invalid value for uri: files already exist at "
                + target
                + "; use overwrite=true to replace them.");
      }
    }
  }

  private Exported publish(
      List<ObjectName> targets,
      List<Path> files,
      RowStream rows,
      ExportOptions options,
      long count) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      objects.write(targets.getFirst().filled("%012d".formatted(i)), files.get(i));
    }
    counts.add((long) files.size());
    for (ObjectName other : targets.subList(1, targets.size())) {
      Path empty = newFile(files);
      writeEmpty(rows, options, empty);
      objects.write(other.filled("%012d".formatted(0)), empty);
      counts.add(1L);
    }
    return new Exported(counts, count);
  }

  private void writeEmpty(RowStream rows, ExportOptions options, Path file) {
    if (options.format().equals("PARQUET")) {
      parquet.write(rows.schema(), List.<RowBatch>of().iterator(), options.compression(), file);
      return;
    }
    try (OutputStream out = open(file, options)) {
      form(rows, options).begin(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long writeParquet(RowStream rows, ExportOptions options, List<Path> files) {
    return parquet.write(rows.schema(), new Batches(rows), options.compression(), newFile(files));
  }

  private long writeAll(RowStream rows, ExportOptions options, boolean sharded, List<Path> files) {
    RowFile form = form(rows, options);
    Iterator<RowBatch> batches = new Batches(rows);
    long count = 0;
    try {
      do {
        Path file = newFile(files);
        try (OutputStream out = open(file, options)) {
          form.begin(out);
          while (batches.hasNext() && !(sharded && Files.size(file) > MAX_FILE_BYTES)) {
            RowBatch batch = batches.next();
            form.write(batch, out);
            count += batch.rowCount();
          }
        }
      } while (batches.hasNext());
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RowFile form(RowStream rows, ExportOptions options) {
    return switch (options.format()) {
      case "CSV" -> new CsvFile(rows.schema(), options);
      case "NEWLINE_DELIMITED_JSON", "JSON" -> new JsonFile(rows.schema());
      case "AVRO" -> new AvroFile(rows.schema(), options);
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID, "Unsupported destination format: " + options.format());
    };
  }

  private static OutputStream open(Path file, ExportOptions options) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    return options.compression().equals("GZIP") ? new GZIPOutputStream(out, BUFFER) : out;
  }

  private Path newFile(List<Path> files) {
    try {
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "export-", ".data");
      files.add(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
