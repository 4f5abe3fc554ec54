package dev.quern.sql.durability;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.TestDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.vector.VectorValues;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * A process that writes to a database in several ways at once until it is killed, and says on its
 * output what was done: one line {@code <kind> <number>} for each write, after it was acknowledged.
 */
final class BusyDatabase {

  static final int LOADED_ROWS = 20_000;
  static final int CREATED_ROWS = 1000;
  private static final List<SqlType> NUMBER = List.of(ScalarType.INT64);

  private final TestDatabase database;

  private BusyDatabase(TestDatabase database) {
    this.database = database;
  }

  static TestDatabase open(Path file) {
    return new TestDatabase(DuckOptions.IN_MEMORY.inFile(file), InstantSource.system());
  }

  /** The path of the database file. */
  public static void main(String[] arguments) {
    TestDatabase database = open(Path.of(arguments[0]));
    database.run("CREATE TABLE IF NOT EXISTS inserted (k INT64)");
    database.run("CREATE TABLE IF NOT EXISTS appended (k INT64)");
    database.run("CREATE TABLE IF NOT EXISTS loaded (k INT64)");
    database.run("CREATE TABLE IF NOT EXISTS updated AS SELECT 0 AS k");
    database.run("CREATE TABLE IF NOT EXISTS created (k INT64)");
    BusyDatabase busy = new BusyDatabase(database);
    busy.keepDoing("inserted", k -> database.run("INSERT INTO inserted VALUES (" + k + ")"));
    busy.keepDoing("appended", busy::append);
    busy.keepDoing("loaded", busy::load);
    busy.keepDoing("updated", _ -> database.run("UPDATE updated SET k = k + 1 WHERE TRUE"));
    busy.keepDoing("created", busy::define);
    say("ready");
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Continues with the number after the last one that the table of the kind knows. */
  private void keepDoing(String kind, LongConsumer write) {
    long first =
        Long.parseLong(database.run("SELECT IFNULL(MAX(k), 0) FROM " + kind).getFirst().getFirst())
            + 1;
    Thread thread =
        new Thread(() -> {
          for (long k = first; ; k++) {
            write.accept(k);
            say(kind + " " + k);
          }
        });
    thread.start();
  }

  private Table table(String name) {
    return database.catalog().view().table(TestDatabase.DATASET.table(name)).orElseThrow();
  }

  private static RowBatch rows(long k, int count) {
    return VectorValues.PLAIN.batch(
        NUMBER, List.of(Collections.nCopies(count, (Value) new Value.Int64(k))));
  }

  private void append(long k) {
    database
        .engine()
        .committer()
        .append(table("appended").storage().orElseThrow(), NUMBER, List.of(rows(k, 2)));
  }

  private void load(long k) {
    RowBatch batch = rows(k, LOADED_ROWS / 10);
    database
        .catalog()
        .change(transaction ->
            transaction
                .changes(table("loaded").storage().orElseThrow())
                .insert(
                    database.engine().javaTables(),
                    new BatchTable(
                        NUMBER, LongStream.range(0, 10).mapToObj(_ -> batch).iterator())));
  }

  /** Makes a table, changes it, notes it, and drops the one before. */
  private void define(long k) {
    database.run(
        "CREATE OR REPLACE TABLE made_%d AS SELECT x FROM UNNEST(GENERATE_ARRAY(1, %d)) AS x"
            .formatted(k, CREATED_ROWS));
    database.run("ALTER TABLE made_%d ADD COLUMN IF NOT EXISTS y STRING".formatted(k));
    database.run("INSERT INTO created VALUES (%d)".formatted(k));
    database.run("DROP TABLE IF EXISTS made_%d".formatted(k - 1));
  }
}
