package dev.quern.storage.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowSinksTest {

  private static final int ROWS = 500_000;
  private static final TableSchema COLUMNS =
      new TableSchema(
          List.of(SchemaField.of("i", ScalarType.INT64), SchemaField.of("s", ScalarType.STRING)));
  private static final String SCAN = "SELECT i, s FROM t WHERE rowid >= $1 AND rowid < $2";

  private final DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  private final DuckConnection connection = database.connect();
  private final RowSinks sinks = new RowSinks(database);
  private final List<Long> seen = new ArrayList<>();

  @BeforeEach
  void makeTable() {
    sinks.prepare();
    connection.execute(
        "CREATE TABLE t AS SELECT i, CASE WHEN i % 3 > 0 THEN 'row ' || i END AS s FROM range("
            + ROWS
            + ") r(i)");
  }

  @AfterEach
  void close() {
    connection.close();
    database.close();
  }

  private boolean run(String sql, RowSink sink, long from, long to) {
    return sinks.run(
        connection, sql, COLUMNS, sink, List.of(new Value.Int64(from), new Value.Int64(to)));
  }

  private int remember(RowBatch batch, int most) {
    int count = Math.min(batch.rowCount(), most);
    for (int row = 0; row < count; row++) {
      seen.add(batch.column(0).getLong(row));
    }
    return count;
  }

  @Test
  void givesAllRowsInTheirOrder() {
    boolean all = run(SCAN, batch -> remember(batch, Integer.MAX_VALUE), 1_000, ROWS);

    assertThat(all).isTrue();
    assertThat(seen).hasSize(ROWS - 1_000).isSorted().startsWith(1_000L).endsWith(ROWS - 1L);
  }

  @Test
  void endsWhenTheSinkHasHadEnough() {
    boolean all = run(SCAN, batch -> remember(batch, 5_000 - seen.size()), 0, ROWS);

    assertThat(all).isFalse();
    assertThat(seen).hasSize(5_000).isSorted().endsWith(4_999L);
  }

  @Test
  void showsNullsAndTexts() {
    List<String> texts = new ArrayList<>();
    run(
        SCAN,
        batch -> {
          for (int row = 0; row < batch.rowCount(); row++) {
            texts.add(batch.column(1).isNull(row) ? "none" : batch.column(1).getString(row));
          }
          return batch.rowCount();
        },
        0,
        4);

    assertThat(texts).containsExactly("none", "row 1", "row 2", "none");
  }

  @Test
  void throwsWhatTheSinkThrowsAndLeavesTheTransactionOpen() {
    connection.begin();
    RuntimeException failure = new IllegalArgumentException("enough");

    assertThatThrownBy(() ->
            run(
                SCAN,
                _ -> {
                  throw failure;
                },
                0,
                ROWS))
        .isSameAs(failure);

    assertThat(run(SCAN, batch -> remember(batch, Integer.MAX_VALUE), 0, 10)).isTrue();
    assertThat(seen).hasSize(10);
    connection.rollback();
  }

  @Test
  void reportsAnErrorInTheData() {
    String sql = "SELECT CAST(s AS BIGINT) AS i, s FROM t WHERE rowid >= $1 AND rowid < $2";

    assertThatThrownBy(() -> run(sql, RowBatch::rowCount, 0, ROWS))
        .isInstanceOf(BigQueryException.class);
  }

  @Test
  void refusesColumnsOfOtherTypes() {
    String sql = "SELECT s, i FROM t WHERE rowid >= $1 AND rowid < $2";

    assertThatThrownBy(() -> run(sql, RowBatch::rowCount, 0, ROWS))
        .hasMessageContaining("the engine gives column");
  }
}
