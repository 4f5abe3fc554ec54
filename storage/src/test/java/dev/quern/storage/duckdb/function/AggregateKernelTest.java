package dev.quern.storage.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AggregateKernelTest {

  private static final ScalarType INT64 = ScalarType.INT64;

  private static DuckDatabase database;
  private static KernelRegistry registry;

  /** Collects numbers; NULL for a group without any. */
  private record Collect() implements AggregateKernel.Body<List<Long>> {

    @Override
    public List<Long> create() {
      return new ArrayList<>();
    }

    @Override
    public void update(List<Long> state, ColumnVector[] arguments, int row) {
      long value = arguments[0].isNull(row) ? -1 : arguments[0].getLong(row);
      if (value == -666) {
        throw new BigQueryException(ErrorReason.INVALID_QUERY, "query", "a number of evil");
      }
      state.add(value);
    }

    @Override
    public void combine(List<Long> source, List<Long> target) {
      target.addAll(source);
    }

    @Override
    public void finish(List<Long> state, VectorWriter result, int row) {
      if (state.isEmpty()) {
        result.setNull(row);
        return;
      }
      int at = result.startList(row, state.size());
      for (Long value : state) {
        result.child(0).setLong(at++, value);
      }
    }
  }

  @BeforeAll
  static void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY.withThreads(4));
    registry = new KernelRegistry(database);
    SqlType list = SqlType.array(INT64);
    registry.ensure(
        List.of(
            new AggregateKernel("q_collect", List.of(INT64), list, false, new Collect()),
            new AggregateKernel("q_collect_all", List.of(INT64), list, true, new Collect())));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @AfterEach
  void leavesNoStateBehind() {
    assertThat(registry.liveStates()).isZero();
  }

  private static List<String> rows(String sql) {
    return Rows.of(database, sql);
  }

  @Test
  void aggregatesAllRowsAndNone() {
    assertThat(rows("SELECT q_collect_int64(i) FROM range(3) r(i)")).containsExactly("[0, 1, 2]");
    assertThat(rows("SELECT q_collect_int64(i) FROM range(0) r(i)")).containsExactly("NULL");
  }

  @Test
  void leavesNullsOutUnlessTheKernelSeesThem() {
    String sql = " FROM (VALUES (1::BIGINT), (NULL), (3)) t(a)";
    assertThat(rows("SELECT q_collect_int64(a)" + sql)).containsExactly("[1, 3]");
    assertThat(rows("SELECT q_collect_all_int64(a)" + sql)).containsExactly("[1, -1, 3]");
  }

  @Test
  void takesMoreTypesOfArgumentsLater() {
    registry.ensure(
        List.of(
            new AggregateKernel(
                "q_collect",
                List.of(ScalarType.DATETIME),
                SqlType.array(INT64),
                true,
                new Collect())));
    assertThat(rows("SELECT q_collect_datetime(NULL::TIMESTAMP)")).containsExactly("[-1]");
  }

  @Test
  void aggregatesManyGroupsOnManyThreads() {
    assertThat(
            rows(
                """
                SELECT count(*), sum(len(c))::BIGINT, sum(list_sum(c))::BIGINT
                FROM (SELECT i % 50000 g, q_collect_int64(i) c FROM range(500000) r(i) GROUP BY g)
                """))
        .containsExactly("50000, 500000, 124999750000");
  }

  @Test
  void obeysFilterDistinctAndOrder() {
    assertThat(rows("SELECT q_collect_int64(i) FILTER (WHERE i > 1) FROM range(4) r(i)"))
        .containsExactly("[2, 3]");
    assertThat(rows("SELECT len(q_collect_int64(DISTINCT i % 3))::BIGINT FROM range(9) r(i)"))
        .containsExactly("3");
    assertThat(rows("SELECT q_collect_int64(i ORDER BY i DESC) FROM range(3) r(i)"))
        .containsExactly("[2, 1, 0]");
  }

  @Test
  void aggregatesOverWindows() {
    assertThat(
            rows(
                """
                SELECT list_sort(q_collect_int64(i) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING))
                FROM range(4) r(i)
                """))
        .containsExactly("[0, 1]", "[0, 1, 2]", "[1, 2, 3]", "[2, 3]");
    // Frames of this size are put together from shared parts.
    assertThat(
            rows(
                """
                SELECT count(*) FROM (
                  SELECT i, q_collect_int64(i) OVER (ORDER BY i ROWS BETWEEN 100 PRECEDING AND 100 FOLLOWING) c,
                    sum(i) OVER (ORDER BY i ROWS BETWEEN 100 PRECEDING AND 100 FOLLOWING) s
                  FROM range(5000) r(i))
                WHERE list_sum(c) <> s
                """))
        .containsExactly("0");
  }

  @Test
  void reportsTheExceptionOfAnAggregate() {
    assertThatThrownBy(
            () -> rows("SELECT i % 10, q_collect_int64(-i) FROM range(100000) r(i) GROUP BY 1"))
        .isInstanceOf(BigQueryException.class)
        .hasMessage("a number of evil");
  }
}
