package dev.quern.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DuckConnectionTest {

  private static DuckDatabase database;
  private DuckConnection connection;

  @BeforeAll
  static void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  }

  @AfterAll
  static void closeAll() {
    database.close();
  }

  @BeforeEach
  void connect() {
    connection = database.connect();
    connection.execute("CREATE OR REPLACE TABLE t(a BIGINT, b VARCHAR)");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private static TableSchema schema(SqlType... types) {
    return new TableSchema(Stream.of(types).map(type -> SchemaField.of("c", type)).toList());
  }

  @Test
  void countsChangedRows() {
    assertThat(connection.execute("INSERT INTO t SELECT i, 'x' FROM range(5000) r(i)"))
        .isEqualTo(5000);
    assertThat(connection.execute("UPDATE t SET b = 'y' WHERE a < 10")).isEqualTo(10);
    assertThat(connection.execute("DELETE FROM t WHERE a >= 10")).isEqualTo(4990);
    assertThat(connection.execute("CREATE OR REPLACE TABLE u(a BIGINT)")).isZero();
  }

  private String first(String sql, Value... parameters) {
    try (RowStream rows = connection.query(sql, schema(ScalarType.INT64), parameters)) {
      RowBatch batch = rows.next().orElseThrow();
      return Long.toString(batch.column(0).getLong(0));
    }
  }

  @Test
  void runsATextAgainOnWhatTheTableIsNow() {
    String sql = "SELECT max(a) FROM t WHERE a < $1";
    connection.execute("INSERT INTO t VALUES (1, 'x')");
    assertThat(first(sql, new Value.Int64(10))).isEqualTo("1");
    connection.execute("INSERT INTO t VALUES (2, 'x'), (20, 'x')");
    assertThat(first(sql, new Value.Int64(10))).isEqualTo("2");
    assertThat(first(sql, new Value.Int64(100))).isEqualTo("20");
    connection.execute("CREATE OR REPLACE TABLE t(b VARCHAR, a BIGINT, c BIGINT)");
    connection.execute("INSERT INTO t VALUES ('x', 3, 4)");
    assertThat(first(sql, new Value.Int64(10))).isEqualTo("3");
    connection.execute("DROP TABLE t");
    assertThatThrownBy(() -> first(sql, new Value.Int64(10)))
        .isInstanceOf(StaleTableException.class);
    connection.execute("CREATE TABLE t(a BIGINT)");
    connection.execute("INSERT INTO t VALUES (7)");
    assertThat(first(sql, new Value.Int64(10))).isEqualTo("7");
  }

  @Test
  void runsMoreTextsThanItRemembers() {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < 100; i++) {
        assertThat(first("SELECT " + i + "::BIGINT")).isEqualTo(Integer.toString(i));
      }
    }
  }

  @Test
  void keepsATransactionApartUntilItCommits() {
    connection.begin();
    connection.execute("INSERT INTO t VALUES (1, 'x')");
    assertThat(Rows.of(database, "SELECT count(*) FROM t")).containsExactly("0");
    connection.commit();
    assertThat(Rows.of(database, "SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void undoesATransactionThatRollsBack() {
    connection.begin();
    connection.execute("INSERT INTO t VALUES (1, 'x')");
    connection.rollback();
    connection.rollback();
    assertThat(Rows.of(connection, "SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void reportsAConflictAsRetryable() {
    connection.execute("INSERT INTO t VALUES (1, 'x')");
    try (DuckConnection other = database.connect()) {
      connection.begin();
      other.begin();
      connection.execute("UPDATE t SET b = 'mine'");
      assertThatThrownBy(() -> other.execute("UPDATE t SET b = 'theirs'"))
          .isInstanceOf(EngineConflictException.class);
      other.rollback();
      connection.commit();
      assertThat(Rows.of(other, "SELECT b FROM t")).containsExactly("mine");
    }
  }

  @Test
  void breaksAConnectionWhoseCommitFails() {
    try (DuckConnection other = database.connect()) {
      connection.begin();
      other.begin();
      other.execute("INSERT INTO t VALUES (1, 'x')");
      connection.execute("ALTER TABLE t ADD COLUMN c BIGINT");
      connection.commit();
      assertThatThrownBy(other::commit).isInstanceOf(EngineConflictException.class);
      assertThat(other.isBroken()).isTrue();
    }
  }

  @Test
  void streamsRowsOfAllTypes() {
    String sql =
        """
        SELECT true, 7::BIGINT, 1.5::DOUBLE, -1.5::DECIMAL(38, 9), 'a string longer than twelve',
          'bytes'::BLOB, DATE '1970-01-03', TIMESTAMP '1970-01-01 00:00:01', TIME '00:00:02',
          TIMESTAMPTZ '1970-01-01 00:00:03+00', INTERVAL '1 month -2 days', [1::BIGINT, NULL],
          {'f0': 'x', 'f1': [{'f0': 1::BIGINT}]}, (-5)::BIGNUM, NULL::VARCHAR, NULL::BIGINT[]
        """;
    StructType inner = StructType.of(new StructType.Field("n", ScalarType.INT64));
    StructType outer =
        StructType.of(
            new StructType.Field("s", ScalarType.STRING),
            new StructType.Field("l", SqlType.array(inner)));
    TableSchema schema =
        schema(
            ScalarType.BOOL,
            ScalarType.INT64,
            ScalarType.FLOAT64,
            ScalarType.NUMERIC,
            ScalarType.STRING,
            ScalarType.BYTES,
            ScalarType.DATE,
            ScalarType.DATETIME,
            ScalarType.TIME,
            ScalarType.TIMESTAMP,
            ScalarType.INTERVAL,
            SqlType.array(ScalarType.INT64),
            outer,
            ScalarType.BIGNUMERIC,
            ScalarType.STRING,
            SqlType.array(ScalarType.INT64));
    try (RowStream stream = connection.query(sql, schema)) {
      assertThat(Rows.of(stream))
          .containsExactly(
              "true, 7, 1.5, -1:-1500000000, a string longer than twelve, x6279746573, 2, 1000000,"
                  + " 2000000, 3000000, 1m-2d0u, [1, NULL], {x, [{1}]}, x7ffffefa, NULL, NULL");
    }
  }

  @Test
  void flattensConstantsWithinStructsAndLists() {
    String sql =
        """
        SELECT {'f0': 7::BIGINT, 'f1': i, 'f2': 'const'}, ['const', i::VARCHAR],
          [{'f0': 5::BIGINT, 'f1': i}], CASE WHEN i % 2 = 0 THEN {'f0': i, 'f1': 1::BIGINT} END
        FROM range(3000) r(i) WHERE i % 1000 = 999 OR i = 2
        """;
    assertThat(Rows.of(connection, sql))
        .containsExactly(
            "{7, 2, const}, [const, 2], [{5, 2}], {2, 1}",
            "{7, 999, const}, [const, 999], [{5, 999}], NULL",
            "{7, 1999, const}, [const, 1999], [{5, 1999}], NULL",
            "{7, 2999, const}, [const, 2999], [{5, 2999}], NULL");
  }

  @Test
  void streamsMoreRowsThanFitIntoItsBuffer() {
    String sql = "SELECT i, 'text of some length ' || i FROM range(1000000) r(i)";
    long sum = 0;
    try (RowStream stream = connection.query(sql, schema(ScalarType.INT64, ScalarType.STRING))) {
      for (Optional<RowBatch> b = stream.next(); b.isPresent(); b = stream.next()) {
        for (int row = 0; row < b.get().rowCount(); row++) {
          sum += b.get().column(0).getLong(row);
        }
      }
    }
    assertThat(sum).isEqualTo(499_999_500_000L);
  }

  @Test
  void abandonsAStreamThatIsClosedEarly() {
    RowStream stream =
        connection.query("SELECT i FROM range(100000000) r(i)", schema(ScalarType.INT64));
    assertThat(stream.next()).isPresent();
    stream.close();
    assertThat(Rows.of(connection, "SELECT 1::BIGINT")).containsExactly("1");
  }

  @Test
  void refusesToReadAColumnAsAnotherType() {
    try (RowStream stream = connection.query("SELECT 1::HUGEINT", schema(ScalarType.STRING))) {
      assertThatThrownBy(stream::next).hasMessageContaining("not VARCHAR");
    }
    try (RowStream stream = connection.query("SELECT 1::BIGINT", schema())) {
      assertThatThrownBy(stream::next).hasMessageContaining("1 columns, not 0");
    }
  }

  @Test
  void runsOneStatementOnly() {
    assertThatThrownBy(() -> connection.execute("SELECT 1; DROP TABLE t"))
        .hasMessageContaining("not one statement");
    assertThat(Rows.of(connection, "SELECT count(*) FROM t")).containsExactly("0");
  }

  private static final StructType PAIR =
      StructType.of(
          new StructType.Field("a", ScalarType.STRING),
          new StructType.Field("b", ScalarType.FLOAT64));

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of(new Value.Bool(true), "true"),
        Arguments.of(new Value.Int64(Long.MIN_VALUE), "-9223372036854775808"),
        Arguments.of(new Value.Float64(-0.5), "-0.5"),
        Arguments.of(new Value.Numeric(new BigDecimal("-1.25")), "-1:-1250000000"),
        Arguments.of(new Value.BigNumeric(BigDecimal.ZERO), "x80000100"),
        Arguments.of(new Value.Text("naïve\u0000 text"), "naïve\u0000 text"),
        Arguments.of(new Value.Json("{\"a\": 1}"), "{\"a\": 1}"),
        Arguments.of(new Value.Bytes(ByteString.copyOf(new byte[] {0, -1})), "x00ff"),
        Arguments.of(new Value.Date(-5), "-5"),
        Arguments.of(new Value.Datetime(-1), "-1"),
        Arguments.of(new Value.Time(86_399_999_999L), "86399999999"),
        Arguments.of(new Value.Timestamp(123_456), "123456"),
        Arguments.of(new Value.Interval(-1, 2, -3), "-1m2d-3u"),
        Arguments.of(
            new Value.Array(
                new ArrayType(ScalarType.STRING),
                List.of(new Value.Text("x"), new Value.Null(ScalarType.STRING))),
            "[x, NULL]"),
        Arguments.of(new Value.Array(new ArrayType(ScalarType.DATE), List.of()), "[]"),
        Arguments.of(
            new Value.Struct(
                PAIR, List.of(new Value.Text("q"), new Value.Null(ScalarType.FLOAT64))),
            "{q, NULL}"),
        Arguments.of(
            new Value.Array(
                new ArrayType(PAIR),
                List.of(
                    new Value.Struct(PAIR, List.of(new Value.Text("q"), new Value.Float64(1))))),
            "[{q, 1.0}]"),
        Arguments.of(
            new Value.Range(
                new RangeType(ScalarType.DATE), Optional.of(new Value.Date(1)), Optional.empty()),
            "{1, NULL}"));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void bindsParametersOfAllTypes(Value value, String expected) {
    try (RowStream stream = connection.query("SELECT $1", schema(value.type()), value)) {
      assertThat(Rows.of(stream)).containsExactly(expected);
    }
  }

  @Test
  void bindsNullWhereSqlGivesItsType() {
    assertThat(Rows.of(connection, "SELECT CAST($1 AS BIGINT)", new Value.Null(ScalarType.INT64)))
        .containsExactly("NULL");
  }

  @Test
  void runsAPreparedStatementRepeatedly() {
    try (PreparedStatement statement = connection.prepare("SELECT $1::BIGINT + 1 AS n")) {
      assertThat(statement.schema().fields().getFirst().name()).isEqualTo("n");
      for (long i = 0; i < 3; i++) {
        try (RowStream stream = statement.query(new Value.Int64(i))) {
          assertThat(Rows.of(stream)).containsExactly(String.valueOf(i + 1));
        }
      }
    }
  }

  @Test
  void stopsARunningStatementWhenInterrupted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(() -> {
          started.countDown();
          connection.execute("SELECT count(*) FROM range(1000000000000) r(i) WHERE i % 7 = 3");
        });
    started.await();
    connection.interrupt();
    Throwable failure = catchThrowableOfType(ExecutionException.class, running::get).getCause();
    assertThat(((BigQueryException) failure).reason()).isEqualTo(ErrorReason.STOPPED);
    assertThatThrownBy(() -> connection.execute("SELECT 1")).hasMessageContaining("cancelled");
    connection.clearInterrupt();
    assertThat(connection.execute("INSERT INTO t VALUES (1, 'x')")).isEqualTo(1);
  }

  @Test
  void doesNotBlockOtherVirtualThreadsWhileTheEngineWorks() throws Exception {
    int carriers = Runtime.getRuntime().availableProcessors();
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      List<DuckConnection> busy = Stream.generate(database::connect).limit(carriers + 1L).toList();
      for (DuckConnection each : busy) {
        virtual.execute(
            () -> each.execute("SELECT count(*) FROM range(1000000000000) r(i) WHERE i % 7 = 3"));
      }
      assertThat(virtual.submit(() -> "free").get()).isEqualTo("free");
      busy.forEach(DuckConnection::interrupt);
      busy.forEach(DuckConnection::close);
    }
  }

  @Test
  void lendsConnectionsAndDropsUnusableOnes() {
    try (ConnectionPool pool = new ConnectionPool(database, 2)) {
      DuckConnection first;
      try (ConnectionPool.Lease lease = pool.lease()) {
        first = lease.connection();
        first.interrupt();
      }
      try (ConnectionPool.Lease lease = pool.lease()) {
        assertThat(lease.connection()).isSameAs(first);
        first.begin();
      }
      assertThat(first.isBroken()).isTrue();
      try (ConnectionPool.Lease lease = pool.lease()) {
        assertThat(lease.connection()).isNotSameAs(first);
        lease.discard();
        assertThat(lease.connection().isBroken()).isTrue();
      }
    }
  }
}
