package dev.quern.jobs.archive;

import dev.quern.domain.job.Job;
import dev.quern.domain.reference.JobReference;
import dev.quern.jobs.JobArchive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps ended jobs in files of lines, the oldest of which is deleted when there are enough in the
 * others. One thread writes, so that no job waits for a file; a server that is killed loses the
 * jobs of the last moment, never their effects.
 */
public final class JobFiles implements JobArchive {

  private static final System.Logger LOG = System.getLogger(JobFiles.class.getName());
  private static final String PREFIX = "jobs-";
  private static final String SUFFIX = ".jsonl";
  private static final int FILES = 4;
  private static final int WAITING = 10_000;
  private static final int BATCH = 1_000;
  private static final long PATIENCE_MS = 100;

  /** A line to be written, or the end of the work. */
  private record Entry(Optional<Supplier<String>> line) {

    static final Entry END = new Entry(Optional.empty());
  }

  private final Path folder;
  private final int limit;
  private final int linesPerFile;
  private final Deque<Path> files = new ArrayDeque<>();
  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(WAITING);
  private final Thread thread;

  /**
   * An archive.
   *
   * @param folder where its files are
   * @param limit how many jobs it keeps at least
   */
  public JobFiles(Path folder, int limit) {
    this.folder = folder;
    this.limit = limit;
    this.linesPerFile = Math.max(1, Math.ceilDiv(limit, FILES));
    this.files.addAll(present());
    this.thread = Thread.ofPlatform().name("job-archive").daemon().start(this::work);
  }

  private List<Path> present() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> found = Files.list(folder)) {
        return found
            .filter(file -> file.getFileName().toString().matches(PREFIX + "\\d+\\" + SUFFIX))
            .sorted(Comparator.comparingLong(JobFiles::number))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The history of jobs in " + folder + " cannot be read", e);
    }
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }

  @Override
  public List<Job> load() {
    Map<JobReference, Job> jobs = new LinkedHashMap<>();
    for (Path file : present()) {
      try (Stream<String> lines = Files.lines(file)) {
        List<JobCodec.Line> read =
            lines.parallel().flatMap(line -> JobCodec.line(line).stream()).toList();
        read.forEach(line -> {
          line.ended().ifPresent(job -> jobs.put(job.reference(), job.toJob()));
          line.deleted().ifPresent(jobs::remove);
        });
      } catch (IOException | UncheckedIOException e) {
        LOG.log(System.Logger.Level.WARNING, "jobs in " + file + " cannot be read", e);
      }
    }
    List<Job> sorted =
        jobs.values().stream().sorted(Comparator.comparingLong(Job::creationTime)).toList();
    return sorted.subList(Math.max(0, sorted.size() - limit), sorted.size());
  }

  @Override
  public void ended(Job job) {
    put(new Entry(Optional.of(() -> JobCodec.ended(job))));
  }

  @Override
  public void deleted(JobReference job) {
    put(new Entry(Optional.of(() -> JobCodec.deleted(job))));
  }

  private void put(Entry entry) {
    try {
      boolean taken = false;
      while (!taken && thread.isAlive()) {
        taken = waiting.offer(entry, PATIENCE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      boolean more = true;
      while (more) {
        Path file = files.isEmpty() ? addFile() : files.getLast();
        long lines = lines(file);
        if (lines >= linesPerFile) {
          file = addFile();
          lines = 0;
        }
        more = append(file, lines);
      }
    } catch (InterruptedException _) {
      // The server stops.
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the history of jobs is kept no more", e);
    }
  }

  private static long lines(Path file) throws IOException {
    if (Files.notExists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private Path addFile() throws IOException {
    long number = files.isEmpty() ? 0 : number(files.getLast()) + 1;
    Path file = folder.resolve(PREFIX + String.format(Locale.ROOT, "%012d", number) + SUFFIX);
    files.add(file);
    while (files.size() > FILES + 1) {
      Files.deleteIfExists(files.remove());
    }
    return file;
  }

  /** Fills a file; gives false at the end. */
  private boolean append(Path file, long present) throws IOException, InterruptedException {
    List<Entry> batch = new ArrayList<>();
    try (BufferedWriter out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      if (present > 0) {
        // Its last line may have no end.
        out.write('\n');
      }
      for (long lines = present; lines < linesPerFile; lines += batch.size()) {
        batch.clear();
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH - 1);
        boolean last = batch.remove(Entry.END);
        for (Entry entry : batch) {
          out.write(entry.line().orElseThrow().get());
          out.write('\n');
        }
        out.flush();
        if (last) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    put(Entry.END);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
