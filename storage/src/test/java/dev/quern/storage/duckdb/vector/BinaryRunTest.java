package dev.quern.storage.duckdb.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.table.PhysicalTables;
import dev.quern.storage.vector.HeapVectorWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinaryRunTest {

  private static final PhysicalTable TABLE = new PhysicalTable("t1", List.of("c0"));
  private static final List<SqlType> TYPES = List.of(ScalarType.STRING);
  private static final int ROWS = 5_000;

  private final Engine engine = Engine.open(DuckOptions.IN_MEMORY, InstantSource.system());

  @BeforeEach
  void createTable() {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      PhysicalTables.create(lease.connection(), TABLE, TYPES);
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void append(int rows, IntFunction<byte[]> values) {
    HeapVectorWriter writer = new HeapVectorWriter(ScalarType.STRING);
    for (int row = 0; row < rows; row++) {
      if (row % 7 == 3) {
        writer.setNull(row);
      } else {
        writer.setBytes(row, values.apply(row));
      }
    }
    engine
        .committer()
        .append(TABLE, TYPES, List.of(new RowBatch(rows, List.of(writer.toVector(rows)))));
  }

  private List<String> stored() {
    List<String> texts = new ArrayList<>();
    try (ConnectionPool.Lease lease = engine.connections().lease();
        RowStream rows = lease.connection().query("SELECT c0 FROM t1 ORDER BY rowid")) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          texts.add(
              batch.get().column(0).isNull(row) ? "NULL" : batch.get().column(0).getString(row));
        }
      }
    }
    return texts;
  }

  private void copies(IntFunction<String> texts) {
    append(ROWS, row -> texts.apply(row).getBytes(StandardCharsets.UTF_8));
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      expected.add(row % 7 == 3 ? "NULL" : texts.apply(row));
    }
    assertThat(stored()).isEqualTo(expected);
  }

  @Test
  void copiesShortAndLongTexts() {
    copies(row -> "x".repeat(row % 40) + row);
  }

  @Test
  void copiesTextsThatAreNotAscii() {
    copies(row -> row % 5 == 0 ? "ü" + row : "Straße und Platz " + row);
  }

  @Test
  void copiesLongTextsThatAreNotAsciiBesideShortOnesThatAre() {
    copies(row -> row % 2 == 0 ? "short" : "Straße und Platz " + row);
  }

  @Test
  void copiesTextsOfManySizes() {
    copies(row -> row == 4_000 ? "y".repeat(100_000) : "z".repeat(row % 300));
  }

  @Test
  void refusesTextsThatAreNotUtf8() {
    byte[] torn = "a text that ends within a ü".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() ->
            append(
                10,
                row ->
                    row == 5
                        ? Arrays.copyOf(torn, torn.length - 1)
                        : "a text of some length".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("UTF-8");
    assertThat(stored()).isEmpty();
  }
}
