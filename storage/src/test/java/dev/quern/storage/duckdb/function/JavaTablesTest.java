package dev.quern.storage.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.Samples;
import dev.quern.storage.vector.VectorValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JavaTablesTest {

  private static DuckDatabase database;
  private static JavaTables tables;

  @BeforeAll
  static void open() {
    database = DuckDatabase.open(DuckOptions.IN_MEMORY);
    tables = new JavaTables(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @AfterEach
  void leavesNoScanOpen() {
    assertThat(tables.openScans()).isZero();
  }

  /** Numbers and their names. */
  private record Numbers(long count, List<List<Integer>> asked) implements JavaTable {

    @Override
    public List<SqlType> types() {
      return List.of(ScalarType.INT64, ScalarType.STRING);
    }

    @Override
    public Scan scan(List<Integer> columns) {
      asked.add(columns);
      return new Scan() {
        private long next;

        @Override
        public int next(List<VectorWriter> writers) {
          int rows = (int) Math.min(BATCH_ROWS, count - next);
          for (int row = 0; row < rows; row++, next++) {
            if (next == 1_000_000) {
              throw new BigQueryException(ErrorReason.INVALID, "file", "bad line");
            }
            for (int i = 0; i < columns.size(); i++) {
              if (columns.get(i) == 0) {
                writers.get(i).setLong(row, next);
              } else {
                writers.get(i).setString(row, "the number " + next);
              }
            }
          }
          return rows;
        }
      };
    }
  }

  @Test
  void readsTheColumnsThatAreNeeded() {
    Numbers numbers = new Numbers(5000, new ArrayList<>());
    try (JavaTables.Shown shown = tables.show(numbers)) {
      assertThat(Rows.of(database, "SELECT f1, f0 FROM " + shown.sql() + " WHERE f0 >= 4998"))
          .containsExactly("the number 4998, 4998", "the number 4999, 4999");
      assertThat(Rows.of(database, "SELECT max(f1) FROM " + shown.sql()))
          .containsExactly("the number 999");
      assertThat(Rows.of(database, "SELECT count(*) FROM " + shown.sql())).containsExactly("5000");
    }
    assertThat(numbers.asked().get(1)).containsExactly(1);
    assertThat(numbers.asked().get(2)).hasSizeLessThan(2);
  }

  @Test
  void joinsJavaTables() {
    try (JavaTables.Shown a = tables.show(new Numbers(3000, new ArrayList<>()));
        JavaTables.Shown b = tables.show(new Numbers(10, new ArrayList<>()))) {
      assertThat(
              Rows.of(
                  database,
                  "SELECT count(*) FROM " + a.sql() + " a JOIN " + b.sql() + " b USING (f0)"))
          .containsExactly("10");
    }
  }

  @Test
  void reportsTheExceptionOfAScan() {
    try (JavaTables.Shown shown = tables.show(new Numbers(2_000_000, new ArrayList<>()))) {
      assertThatThrownBy(() -> Rows.of(database, "SELECT sum(f0)::BIGINT FROM " + shown.sql()))
          .isInstanceOf(BigQueryException.class)
          .hasMessage("bad line");
    }
  }

  @Test
  void closesAScanThatIsNotReadToItsEnd() {
    try (JavaTables.Shown shown = tables.show(new Numbers(900_000, new ArrayList<>()))) {
      assertThat(Rows.of(database, "SELECT f0 FROM " + shown.sql() + " LIMIT 1"))
          .containsExactly("0");
    }
  }

  @Test
  void readsBatchesOfAllTypes() {
    for (Samples.Sample sample : Samples.all().toList()) {
      var batch = VectorValues.PLAIN.batch(List.of(sample.type()), List.of(sample.values()));
      BatchTable table = new BatchTable(List.of(sample.type()), List.of(batch, batch).iterator());
      try (JavaTables.Shown shown = tables.show(table)) {
        List<Value> twice = new ArrayList<>(sample.values());
        twice.addAll(sample.values());
        assertThat(values(shown, sample.type())).isEqualTo(twice);
      }
    }
  }

  private static List<Value> values(JavaTables.Shown shown, SqlType type) {
    TableSchema schema = new TableSchema(List.of(SchemaField.of("v", type)));
    List<Value> values = new ArrayList<>();
    try (DuckConnection connection = database.connect();
        RowStream rows = connection.query("SELECT f0 FROM " + shown.sql(), schema)) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          values.add(VectorValues.PLAIN.read(batch.get().column(0), row));
        }
      }
    }
    return values;
  }
}
