package dev.quern.storage.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.vector.Samples;
import dev.quern.storage.vector.VectorValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultStoreTest {

  private static final String NUMBERS = "SELECT i, 'row number ' || i FROM range(100000) r(i)";

  @TempDir Path folder;
  private Instant now = Instant.EPOCH;
  private DuckDatabase database;

  @BeforeEach
  void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ResultStore store(long memory, long disk) {
    return new ResultStore(ResultOptions.in(folder).withLimits(memory, disk), () -> now);
  }

  private KeptRows keep(ResultStore store, String sql) {
    try (DuckConnection connection = database.connect()) {
      return store.keep(connection.query(sql));
    }
  }

  private static List<String> rows(KeptRows result, long start, long count) {
    try (RowStream rows = result.rows(start, count)) {
      return Rows.of(rows);
    }
  }

  private static List<String> numbers(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> i + ", row number " + i).toList();
  }

  private int fileCount() throws IOException {
    try (var files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  @Test
  void givesAnyRowsFromMemory() throws IOException {
    try (ResultStore store = store(1 << 30, 1 << 30)) {
      KeptRows result = keep(store, NUMBERS);
      assertThat(result.rowCount()).isEqualTo(100_000);
      assertThat(rows(result, 0, 3)).isEqualTo(numbers(0, 3));
      assertThat(rows(result, 70_123, 10_000)).isEqualTo(numbers(70_123, 10_000));
      assertThat(rows(result, 99_999, Long.MAX_VALUE)).isEqualTo(numbers(99_999, 1));
      assertThat(rows(result, 100_000, 1)).isEmpty();
      assertThat(fileCount()).isZero();
    }
  }

  @Test
  void givesAnyRowsFromFilesBeyondTheBudget() throws IOException {
    try (ResultStore store = store(100_000, 1 << 30)) {
      KeptRows result = keep(store, NUMBERS);
      assertThat(store.heapBytes()).isLessThanOrEqualTo(100_000);
      assertThat(store.fileBytes()).isGreaterThan(1_000_000);
      assertThat(rows(result, 70_123, 10_000)).isEqualTo(numbers(70_123, 10_000));
      result.close();
      assertThat(store.heapBytes()).isZero();
    }
    assertThat(fileCount()).isZero();
  }

  static List<Samples.Sample> samples() {
    return Samples.all().toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsValuesOfEveryType(Samples.Sample sample) {
    // Some batches with NULLs and some without, so that validity begins late and lasts.
    List<Value> repeated =
        IntStream.range(0, 300)
            .mapToObj(i ->
                sample
                    .values()
                    .get(i < 100 ? sample.values().size() - 1 : i % sample.values().size()))
            .toList();
    try (ResultStore store = store(1, 1 << 30)) {
      KeptRows result = store.keep(new Batches(sample.type(), repeated));
      try (RowStream rows = result.rows(7, 290)) {
        List<Value> read = new ArrayList<>();
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
          for (int row = 0; row < batch.get().rowCount(); row++) {
            read.add(VectorValues.PLAIN.read(batch.get().column(0), row));
          }
        }
        assertThat(read).isEqualTo(repeated.subList(7, 297));
      }
    }
  }

  /** Values in batches of 50. */
  private static final class Batches implements RowStream {

    private final SqlType type;
    private final List<Value> values;
    private int next;

    Batches(SqlType type, List<Value> values) {
      this.type = type;
      this.values = values;
    }

    @Override
    public TableSchema schema() {
      return new TableSchema(List.of(SchemaField.of("v", type)));
    }

    @Override
    public Optional<RowBatch> next() {
      if (next == values.size()) {
        return Optional.empty();
      }
      next += 50;
      return Optional.of(
          VectorValues.PLAIN.batch(List.of(type), List.of(values.subList(next - 50, next))));
    }

    @Override
    public void close() {}
  }

  @Test
  void keepsResultsWithoutRows() {
    try (ResultStore store = store(1 << 20, 1 << 20)) {
      KeptRows none = keep(store, NUMBERS + " WHERE i < 0");
      assertThat(none.rowCount()).isZero();
      assertThat(rows(none, 0, 10)).isEmpty();
    }
  }

  @Test
  void givesUpWhatWasNotReadForLongestWhenTheDiskIsFull() {
    try (ResultStore store = store(0, 9_000_000)) {
      KeptRows first = keep(store, NUMBERS);
      KeptRows second = keep(store, NUMBERS);
      assertThat(rows(first, 5, 1)).isEqualTo(numbers(5, 1));
      KeptRows third = keep(store, NUMBERS);
      assertThatThrownBy(() -> second.rows(0, 1))
          .isInstanceOf(BigQueryException.class)
          .hasMessageStartingWith("Not found:");
      assertThat(rows(first, 5, 1)).isEqualTo(numbers(5, 1));
      assertThat(rows(third, 5, 1)).isEqualTo(numbers(5, 1));
    }
  }

  @Test
  void givesUpOldResultsButNotFromUnderAReader() {
    try (ResultStore store = store(0, 1 << 30)) {
      KeptRows old = keep(store, NUMBERS);
      RowStream reader = old.rows(0, Long.MAX_VALUE);
      now = now.plus(Duration.ofHours(25));
      KeptRows young = keep(store, NUMBERS);
      assertThatThrownBy(() -> old.rows(0, 1)).isInstanceOf(BigQueryException.class);
      assertThat(Rows.of(reader)).hasSize(100_000);
      reader.close();
      assertThat(rows(young, 0, 1)).isEqualTo(numbers(0, 1));
    }
  }

  @Test
  void keepsNothingOfARunThatFails() {
    try (ResultStore store = store(1 << 30, 1 << 30)) {
      assertThatThrownBy(() ->
              keep(
                  store,
                  "SELECT CASE WHEN i < 90000 THEN i ELSE CAST(error('bad') AS BIGINT) END"
                      + " FROM range(100000) r(i)"))
          .isInstanceOf(BigQueryException.class);
      assertThat(store.heapBytes()).isZero();
    }
  }

  @Test
  void servesManyThreadsWhileItSpills() throws Exception {
    try (ResultStore store = store(3_000_000, 1 << 30);
        var executor = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int start = i * 8000;
        all.add(executor.submit(() -> rows(keep(store, NUMBERS), start, 100)));
      }
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get()).isEqualTo(numbers(i * 8000, 100));
      }
      assertThat(store.heapBytes()).isLessThanOrEqualTo(3_000_000);
    }
  }
}
