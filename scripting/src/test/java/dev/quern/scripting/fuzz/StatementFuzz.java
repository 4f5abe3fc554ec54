package dev.quern.scripting.fuzz;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.Cancellation;
import dev.quern.scripting.TestScripts;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionExample;
import dev.quern.sql.function.FunctionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs statements of chance and gathers those that the server would have answered with an internal
 * error, or not within some seconds. {@code main} takes the number of statements and the seed.
 */
final class StatementFuzz {

  private static final int STATEMENTS_PER_DATABASE = 5000;
  private static final long SECONDS_PER_STATEMENT = 5;
  private static final List<String> SETUP =
      List.of(
          "CREATE TABLE d.shop (id INT64, name STRING DEFAULT 'none', price FLOAT64, tags ARRAY<STRING>)",
          "INSERT INTO d.shop VALUES (1, 'pear', 2.5, ['a', 'b']), (2, 'plum', NULL, []), (3, NULL, 1, ['c'])",
          "CREATE TABLE d.orders (id INT64, item INT64, day DATE, amount NUMERIC)",
          "INSERT INTO d.orders VALUES (1, 1, '2024-01-01', 3), (2, 1, '2024-01-02', 4.5), (3, 2, NULL, -1)",
          "CREATE TABLE d.every (b BOOL, i INT64, f FLOAT64, n NUMERIC, g BIGNUMERIC, s STRING, y BYTES,"
              + " d DATE, dt DATETIME, tm TIME, ts TIMESTAMP, v INTERVAL, j JSON, ai ARRAY<INT64>,"
              + " asx ARRAY<STRING>, st STRUCT<a INT64, b STRING>, r RANGE<DATE>)",
          "INSERT INTO d.every (i) VALUES (NULL), (1)",
          "INSERT INTO d.every VALUES (TRUE, -3, 2.5, 1.25, 1e-20, 'text %d', b'ab', '2024-02-29',"
              + " '2024-02-29 01:02:03', '04:05:06.7', '2024-02-29 01:02:03+00', INTERVAL 1 DAY,"
              + " JSON '{\"a\": [1, null]}', [5, 6], ['a', ''], (4, 'q'),"
              + " RANGE<DATE> '[2024-01-01, 2025-01-01)')",
          "CREATE TABLE FUNCTION d.range_of(n INT64) AS (SELECT i FROM UNNEST(GENERATE_ARRAY(1, n)) AS i)",
          "CREATE FUNCTION d.add_tax(x FLOAT64) AS (x * 1.19)",
          "CREATE AGGREGATE FUNCTION d.tally(x INT64) AS (SUM(x) + COUNT(*))");

  private final StatementMutator mutator;
  private final QueryMaker queries;
  private final Path folder;
  private final List<String> faults = new ArrayList<>();
  private int answered;

  StatementFuzz(long seed, Path folder) {
    List<FunctionDefinition> functions =
        FunctionRegistry.bigQuery().all().stream().filter(f -> !f.isOperator()).toList();
    this.mutator =
        new StatementMutator(
            List.of(read().split("\n;;\n")),
            functions.stream()
                .flatMap(f -> f.examples().stream())
                .map(FunctionExample::expression)
                .toList(),
            functions.stream().map(FunctionDefinition::name).sorted().toList(),
            new SplittableRandom(seed));
    this.queries = new QueryMaker(new SplittableRandom(seed + 1));
    this.folder = folder;
  }

  private static String read() {
    try (InputStream stream =
        Objects.requireNonNull(StatementFuzz.class.getResourceAsStream("/fuzz/statements.sql"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs so many statements and answers what went wrong; most are queries made of typed parts. */
  List<String> run(int statements) {
    try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor()) {
      for (int done = 0; done < statements; done += STATEMENTS_PER_DATABASE) {
        try (TestScripts scripts = new TestScripts(folder)) {
          SETUP.forEach(scripts::run);
          for (int i = done; i < Math.min(statements, done + STATEMENTS_PER_DATABASE); i++) {
            one(i % 4 == 0 ? mutator.next() : queries.next(), scripts, alarms);
          }
        }
      }
      alarms.shutdownNow();
    }
    return faults;
  }

  /** How many statements were no fault of the user. */
  int answered() {
    return answered;
  }

  private void one(String sql, TestScripts scripts, ScheduledExecutorService alarms) {
    Cancellation cancellation = new Cancellation();
    AtomicBoolean late = new AtomicBoolean();
    Future<?> alarm =
        alarms.schedule(
            () -> {
              late.set(true);
              cancellation.cancel(
                  new BigQueryException(ErrorReason.STOPPED, "The statement took too long"));
            },
            SECONDS_PER_STATEMENT,
            TimeUnit.SECONDS);
    try {
      scripts.exhaust(sql, cancellation);
      answered++;
    } catch (BigQueryException e) {
      if (e.reason() == ErrorReason.INTERNAL_ERROR || isFault(e)) {
        faults.add(fault(sql, e));
      }
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      faults.add(fault(sql, e));
    } finally {
      alarm.cancel(false);
    }
    if (late.get()) {
      faults.add("took too long\n  " + sql);
    }
  }

  /** Errors of the engine that nobody has foreseen keep what the engine said. */
  private static boolean isFault(BigQueryException exception) {
    return exception.getCause() instanceof IllegalStateException;
  }

  private static String fault(String sql, Throwable thrown) {
    String place =
        Optional.of(thrown.getStackTrace())
            .filter(trace -> trace.length > 0)
            .map(trace -> trace[0].toString())
            .orElse("");
    return thrown + " at " + place + "\n  " + sql;
  }

  /** Prints the faults of many statements. */
  public static void main(String[] arguments) throws IOException {
    int statements = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Path folder = Files.createTempDirectory("quern-fuzz");
    long start = System.nanoTime();
    StatementFuzz fuzz = new StatementFuzz(seed, folder);
    List<String> faults = fuzz.run(statements);
    faults.forEach(System.out::println);
    System.gc();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "%d statements, %d without error, %d faults, %d s, heap %d MB%n",
        statements,
        fuzz.answered(),
        faults.size(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        heap >> 20);
  }
}
