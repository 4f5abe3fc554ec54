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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    List<ObjectName> targets = options.uris().stream().map(ObjectName::parse).toList();
    List<List<Path>> files = targets.stream().<List<Path>>map(_ -> new ArrayList<>()).toList();
    try (rows) {
      requireRoom(targets, options);
      long count =
          options.format().equals("PARQUET")
              ? writeParquet(rows, options, targets, files)
              : writeAll(rows, options, targets, files);
      cancellation.check();
      for (int i = 0; i < targets.size(); i++) {
        publish(targets.get(i), files.get(i));
      }
      return new Exported(files.stream().map(list -> (long) list.size()).toList(), count);
    } finally {
      files.stream().flatMap(List::stream).forEach(FileExporter::delete);
    }
  }

  private void requireRoom(List<ObjectName> targets, ExportOptions options) {
    for (ObjectName target : targets) {
      objects.requireBucket(target);
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

  private void publish(ObjectName target, List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      objects.write(target.filled("%012d".formatted(i)), files.get(i));
    }
  }

  /** All rows go to the first pattern; the others must not be missing. */
  private long writeParquet(
      RowStream rows, ExportOptions options, List<ObjectName> targets, List<List<Path>> files) {
    long count =
        targets.getFirst().isPattern()
            ? writeParquetFiles(rows, options, files.getFirst())
            : parquet.write(
                rows.schema(), new Batches(rows), options.compression(), newFile(files.getFirst()));
    for (List<Path> others : files.subList(1, files.size())) {
      Path empty = newFile(others);
      parquet.write(rows.schema(), List.<RowBatch>of().iterator(), options.compression(), empty);
    }
    return count;
  }

  private long writeParquetFiles(RowStream rows, ExportOptions options, List<Path> files) {
    Path folder = scratch.resolve("export-" + UUID.randomUUID());
    try {
      Files.createDirectories(scratch);
      long count =
          parquet.writeMany(rows.schema(), new Batches(rows), options.compression(), folder);
      for (Path written : numbered(folder)) {
        Files.move(written, newFile(files), StandardCopyOption.REPLACE_EXISTING);
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      numbered(folder).forEach(FileExporter::delete);
      delete(folder);
    }
  }

  /** The files of a folder in the order in which the engine wrote them. */
  private static List<Path> numbered(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparingInt(FileExporter::number)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number that the engine gave a file. */
  private static int number(Path file) {
    String digits = file.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Writes batches in turn to a file of each pattern, and to another when that is full. */
  private long writeAll(
      RowStream rows, ExportOptions options, List<ObjectName> targets, List<List<Path>> files) {
    List<OpenFile> open = new ArrayList<>();
    long count = 0;
    try {
      for (List<Path> list : files) {
        open.add(new OpenFile(form(rows, options), newFile(list), options));
      }
      Iterator<RowBatch> batches = new Batches(rows);
      for (int turn = 0; batches.hasNext(); turn = (turn + 1) % open.size()) {
        OpenFile file = open.get(turn);
        if (Files.size(file.path) > MAX_FILE_BYTES) {
          requirePattern(targets.get(turn));
          file.close();
          file = new OpenFile(form(rows, options), newFile(files.get(turn)), options);
          open.set(turn, file);
        }
        RowBatch batch = batches.next();
        file.form.write(batch, file.out);
        count += batch.rowCount();
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(OpenFile::close);
    }
  }

  private static void requirePattern(ObjectName target) {
    if (!target.isPattern()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Table is too large to be exported to a single file. Specify a uri including a * to shard"
              + " export. See 'Exporting data into one or more files' in"
              + " https://cloud.google.com/bigquery/docs/exporting-data.");
    }
  }

  /** A file that is being written. */
  private static final class OpenFile {

    private final RowFile form;
    private final Path path;
    private final OutputStream out;

    OpenFile(RowFile form, Path path, ExportOptions options) throws IOException {
      this.form = form;
      this.path = path;
      this.out = FileExporter.open(path, options);
      form.begin(out);
    }

    void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
