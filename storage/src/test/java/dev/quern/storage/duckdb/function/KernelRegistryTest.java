package dev.quern.storage.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.kernel.Kernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.vector.Samples;
import dev.quern.storage.vector.VectorValues;
import dev.quern.storage.vector.Vectors;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelRegistryTest {

  private static final ScalarType INT64 = ScalarType.INT64;
  private static final ScalarType STRING = ScalarType.STRING;

  private static DuckDatabase database;
  private static KernelRegistry registry;

  @BeforeAll
  static void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY.withThreads(4));
    registry = new KernelRegistry(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> rows(String sql, Kernel... kernels) {
    registry.ensure(List.of(kernels));
    return Rows.of(database, sql);
  }

  static Stream<Samples.Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void passesValuesOfAllTypesInAndOut(Samples.Sample sample) {
    ScalarKernel echo =
        ScalarKernel.of(
                "q_echo",
                List.of(sample.type()),
                sample.type(),
                (arguments, row, result) -> Vectors.copy(arguments[0], row, result, row))
            .handlingNulls();
    registry.ensure(List.of(echo));
    for (Value value : sample.values()) {
      if (!value.isNull()) {
        TableSchema schema = new TableSchema(List.of(SchemaField.of("c", sample.type())));
        String query = "SELECT " + echo.engineName() + "($1)";
        try (DuckConnection connection = database.connect();
            RowStream stream = connection.query(query, schema, value)) {
          assertThat(VectorValues.PLAIN.read(stream.next().orElseThrow().column(0), 0))
              .isEqualTo(value);
        }
      }
    }
  }

  @Test
  void tellsTypesApartThatAreOneToTheEngine() {
    ScalarKernel text = naming("STRING", STRING);
    ScalarKernel json = naming("JSON", ScalarType.JSON);
    assertThat(
            rows(
                "SELECT %s('1'), %s('1')".formatted(text.engineName(), json.engineName()),
                text,
                json))
        .isEqualTo(rows("SELECT 'STRING', 'JSON'"));
  }

  private static ScalarKernel naming(String result, SqlType argument) {
    return ScalarKernel.of(
        "q_naming", List.of(argument), STRING, (a, row, out) -> out.setString(row, result));
  }

  private static final ScalarKernel ADD =
      ScalarKernel.of(
          "q_add",
          List.of(INT64, INT64),
          INT64,
          (a, row, result) -> result.setLong(row, a[0].getLong(row) + a[1].getLong(row)));

  @Test
  void propagatesNullsRowByRow() {
    assertThat(
            rows(
                """
                SELECT count(*) FROM (
                  SELECT CASE WHEN i % 3 <> 0 THEN i END a, CASE WHEN i % 5 <> 0 THEN i END b
                  FROM range(10000) r(i))
                WHERE q_add(a, b) IS DISTINCT FROM a + b
                """,
                ADD))
        .containsExactly("0");
    assertThat(rows("SELECT q_add(1, NULL), q_add(NULL, 1), q_add(1, 2)", ADD))
        .containsExactly("NULL, NULL, 3");
  }

  @Test
  void showsNullsToKernelsThatHandleThem() {
    ScalarKernel isNull =
        ScalarKernel.of(
                "q_is_null",
                List.of(STRING),
                ScalarType.BOOL,
                (a, row, result) -> result.setBool(row, a[0].isNull(row)))
            .handlingNulls();
    assertThat(
            rows(
                "SELECT q_is_null(CASE WHEN i = 1 THEN 'x' END), q_is_null(NULL) FROM range(2) r(i)",
                isNull))
        .containsExactly("true, true", "false, true");
  }

  @Test
  void usesTheBatchBodyOnlyWhereNothingIsNull() {
    AtomicInteger batches = new AtomicInteger();
    ScalarKernel twice =
        ScalarKernel.of(
                "q_twice",
                List.of(INT64),
                INT64,
                (a, row, result) -> result.setLong(row, 2 * a[0].getLong(row)))
            .withBatchBody((a, rows, result) -> {
              batches.incrementAndGet();
              for (int row = 0; row < rows; row++) {
                assertThat(a[0].isNull(row)).isFalse();
                result.setLong(row, 2 * a[0].getLong(row));
              }
            });
    assertThat(rows("SELECT sum(q_twice(i))::BIGINT FROM range(10000) r(i)", twice))
        .containsExactly("99990000");
    int before = batches.get();
    assertThat(before).isPositive();
    assertThat(rows("SELECT sum(q_twice(nullif(i, 7)))::BIGINT FROM range(100) r(i)", twice))
        .containsExactly("9886");
    assertThat(batches.get()).isEqualTo(before);
  }

  @Test
  void computesVolatileKernelsForEveryRow() {
    AtomicInteger calls = new AtomicInteger();
    ScalarKernel next =
        ScalarKernel.of(
                "q_next",
                List.of(),
                INT64,
                (a, row, result) -> result.setLong(row, calls.incrementAndGet()))
            .volatileKernel();
    assertThat(rows("SELECT count(DISTINCT q_next()) FROM range(5000)", next))
        .containsExactly("5000");
  }

  @Test
  void takesAnyNumberOfVariadicArguments() {
    ScalarKernel count =
        ScalarKernel.of(
                "q_count_arguments",
                List.of(STRING),
                INT64,
                (a, row, result) -> result.setLong(row, a.length))
            .withVariadic(INT64);
    assertThat(rows("SELECT q_count_arguments('a'), q_count_arguments('a', 1, 2, 3)", count))
        .containsExactly("1, 4");
  }

  @Test
  void tellsOverloadsApartAlsoWhenTheyComeLater() {
    rows("SELECT 1::BIGINT", typeName("q_type", INT64), typeName("q_type", STRING));
    assertThat(
            rows(
                "SELECT q_type(1::BIGINT), q_type('x'), q_type('x'::BLOB), q_type(DATE '2020-01-01')",
                typeName("q_type", ScalarType.BYTES),
                typeName("q_type", ScalarType.DATE)))
        .containsExactly("INT64, STRING, BYTES, DATE");
  }

  private static ScalarKernel typeName(String name, SqlType type) {
    return ScalarKernel.of(
        name,
        List.of(type),
        STRING,
        (a, row, result) -> result.setString(row, a[0].type().toString()));
  }

  private static final ScalarKernel FAIL =
      ScalarKernel.of(
          "q_fail",
          List.of(INT64),
          INT64,
          (a, row, result) -> {
            if (a[0].getLong(row) == 5) {
              throw new BigQueryException(ErrorReason.INVALID, "a.b", "five is bad\n\nLINE 1: no");
            }
            if (a[0].getLong(row) == 6) {
              throw new IllegalStateException("a bug");
            }
            result.setLong(row, 1);
          });

  @Test
  void reportsTheExceptionOfAKernelAsItWasThrown() {
    registry.ensure(List.of(FAIL));
    BigQueryException e =
        catchThrowableOfType(
            BigQueryException.class,
            () -> Rows.of(database, "SELECT q_fail(i % 6) FROM range(100000) r(i)"));
    assertThat(e.reason()).isEqualTo(ErrorReason.INVALID);
    assertThat(e.error().location()).contains("a.b");
    assertThat(e.getMessage()).isEqualTo("five is bad\n\nLINE 1: no");
  }

  @Test
  void reportsABugInAKernelAsAnInternalErrorWithItsCause() {
    registry.ensure(List.of(FAIL));
    BigQueryException e =
        catchThrowableOfType(BigQueryException.class, () -> Rows.of(database, "SELECT q_fail(6)"));
    assertThat(e.reason()).isEqualTo(ErrorReason.INTERNAL_ERROR);
    assertThat(e).hasRootCauseMessage("a bug");
  }

  @Test
  void makesRowsNullWhoseKernelFailsSafely() {
    assertThat(rows("SELECT q_fail_safe(i) FROM range(4, 6) r(i)", FAIL.safe()))
        .containsExactly("1", "NULL");
  }

  @Test
  void callsAKernelInACaseOnlyWhereItIsReached() {
    assertThat(rows("SELECT CASE WHEN i = 5 THEN 0 ELSE q_fail(i) END FROM range(4, 6) r(i)", FAIL))
        .containsExactly("1", "0");
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    ScalarKernel bad =
        ScalarKernel.of(
            "q_bad_text",
            List.of(ScalarType.BYTES),
            STRING,
            (a, row, result) ->
                result.setBytes(
                    row, a[0].getBytesSegment(row), a[0].getBytesOffset(row), a[0].getLength(row)));
    registry.ensure(List.of(bad));
    for (String bytes :
        List.of("\\xFF", "\\xC0\\x80", "\\xED\\xA0\\x80", "\\xE2\\x82", "\\xF5\\x80\\x80\\x80")) {
      for (String prefix : List.of("", "sixteen letters ")) {
        assertThatThrownBy(
                () -> Rows.of(database, "SELECT q_bad_text('" + prefix + bytes + "'::BLOB)"))
            .as(prefix + bytes)
            .hasMessageContaining("valid UTF-8");
      }
    }
    assertThat(rows("SELECT q_bad_text(encode('fünf € 😀 and more of it'))", bad))
        .containsExactly("fünf € 😀 and more of it");
  }

  @Test
  void growsListsBeyondOneVector() {
    StructType item =
        StructType.of(
            new StructType.Field("n", INT64), new StructType.Field("t", SqlType.array(STRING)));
    ScalarKernel expand =
        ScalarKernel.of(
            "q_expand",
            List.of(INT64),
            SqlType.array(item),
            (a, row, result) -> {
              int length = (int) a[0].getLong(row);
              int offset = result.startList(row, length);
              for (int i = 0; i < length; i++) {
                if (i % 7 == 3) {
                  result.child(0).setNull(offset + i);
                } else {
                  result.child(0).child(0).setLong(offset + i, i);
                  var texts = result.child(0).child(1);
                  int at = texts.startList(offset + i, 2);
                  texts.child(0).setString(at, "a text of some length " + i);
                  texts.child(0).setNull(at + 1);
                }
              }
            });
    assertThat(
            rows(
                """
                SELECT sum(len(e))::BIGINT, sum(list_sum(list_transform(e, lambda x: x.f0)))::BIGINT,
                  sum(len(list_filter(e, lambda x: x IS NULL)))::BIGINT,
                  sum(len(list_filter(e, lambda x: x.f1[1] = 'a text of some length ' || x.f0)))::BIGINT
                FROM (SELECT q_expand(i) e FROM range(300) r(i))
                """,
                expand))
        .containsExactly("44850, 3818528, 6407, 38443");
  }

  @Test
  void leavesNoNullsBehindInReusedVectors() {
    ScalarKernel odd =
        ScalarKernel.of(
            "q_odd_list",
            List.of(INT64),
            SqlType.array(INT64),
            (a, row, result) -> {
              // Whole chunks of NULL elements, then whole chunks without.
              boolean isNull = a[0].getLong(row) / 2048 % 2 == 0;
              int at = result.startList(row, 1);
              if (isNull) {
                result.child(0).setNull(at);
              } else {
                result.child(0).setLong(at, 1);
              }
            });
    assertThat(rows("SELECT sum(q_odd_list(i)[1])::BIGINT FROM range(8192) r(i)", odd))
        .containsExactly("4096");
  }

  @Test
  void registersTheSameKernelsFromManyThreadsOnce() throws Exception {
    List<ScalarKernel> kernels =
        IntStream.range(0, 50)
            .mapToObj(i ->
                ScalarKernel.of(
                    "q_parallel_" + i,
                    List.of(INT64),
                    INT64,
                    (a, row, result) -> result.setLong(row, i)))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8);
        DuckConnection open = database.connect()) {
      open.begin();
      Rows.of(open, "SELECT 1::BIGINT");
      Callable<Boolean> task =
          () -> {
            registry.ensure(kernels);
            return Rows.of(database, "SELECT q_parallel_7(1) + q_parallel_42(1)")
                .equals(List.of("49"));
          };
      for (var result : threads.invokeAll(java.util.Collections.nCopies(16, task))) {
        assertThat(result.get()).isTrue();
      }
      open.rollback();
    }
  }

  @Test
  void computesOnAllThreadsOfTheEngine() {
    assertThat(rows("SELECT sum(q_add(i, 1))::BIGINT FROM range(3000000) r(i)", ADD))
        .containsExactly("4500001500000");
  }
}
