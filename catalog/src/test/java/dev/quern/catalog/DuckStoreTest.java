package dev.quern.catalog;

import static dev.quern.catalog.Samples.ORDERS;
import static dev.quern.catalog.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog in a real database. */
class DuckStoreTest {

  @TempDir private Path folder;

  private Engine open() {
    return Engine.open(
        DuckOptions.IN_MEMORY.inFile(folder.resolve("test.duckdb")), InstantSource.system());
  }

  @Test
  void survivesARestartWithItsRows() {
    Table created;
    try (Engine engine = open()) {
      Catalog catalog = Catalog.open(engine, InstantSource.system());
      catalog.change(t -> t.createDataset(Samples.dataset(SALES)));
      created =
          catalog.change(t -> {
            PhysicalTable storage = t.createStorage(Samples.SCHEMA);
            t.changes(storage)
                .insert("VALUES (1, NULL, [struct_pack(f0 := 'x', f1 := ['a', 'b'])])");
            return t.createTable(Samples.table(ORDERS, storage));
          });
    }
    try (Engine engine = open()) {
      Catalog catalog = Catalog.open(engine, InstantSource.system());
      assertThat(catalog.view().table(ORDERS)).contains(created);
      assertThat(catalog.rowCount(created.storage().orElseThrow())).isEqualTo(1);
      assertThat(catalog.logicalBytes(created.storage().orElseThrow(), created.schema()))
          .isEqualTo(8 + (2 + 1) + 2 * (2 + 1));
    }
  }

  @Test
  void countsRowsAndBytesAgainAfterAChangeOnly() {
    try (Engine engine = open()) {
      Catalog catalog = Catalog.open(engine, InstantSource.system());
      PhysicalTable storage = catalog.change(t -> t.createStorage(Samples.SCHEMA));
      assertThat(catalog.rowCount(storage)).isZero();
      insert(catalog, storage, "VALUES (1, NULL, NULL)");
      assertThat(catalog.rowCount(storage)).isEqualTo(1);
      assertThat(catalog.logicalBytes(storage, Samples.SCHEMA)).isEqualTo(8);
      try (ConnectionPool.Lease lease = engine.connections().lease()) {
        lease.connection().execute("DELETE FROM " + storage.name());
      }
      assertThat(catalog.rowCount(storage)).as("nobody said that it changed").isEqualTo(1);
      insert(catalog, storage, "VALUES (1, NULL, NULL), (NULL, NULL, NULL)");
      assertThat(catalog.rowCount(storage)).isEqualTo(2);
    }
  }

  private static void insert(Catalog catalog, PhysicalTable storage, String rows) {
    catalog.change(t -> t.changes(storage).insert(rows));
  }

  @Test
  void leavesNeitherRowsNorTablesBehindWhenAChangeFails() {
    try (Engine engine = open()) {
      Catalog catalog = Catalog.open(engine, InstantSource.system());
      try (CatalogTransaction transaction = catalog.begin()) {
        transaction.createDataset(Samples.dataset(SALES));
        transaction.createStorage(Samples.SCHEMA);
      }
      assertThat(catalog.view().projects()).isEmpty();
      assertThat(new DuckStore(engine.connections(), engine.database().tableVersions()).load())
          .isEmpty();
    }
  }

  @Test
  void changesTheColumnsOfATableWithRows() {
    try (Engine engine = Engine.open(DuckOptions.IN_MEMORY, InstantSource.system())) {
      Catalog catalog = Catalog.open(engine, InstantSource.system());
      SchemaField extra = SchemaField.scalar("qty", ScalarType.INT64, FieldMode.NULLABLE);
      List<SchemaField> fields = new ArrayList<>(Samples.SCHEMA.fields());
      SchemaField lines = fields.get(2);
      List<SchemaField> inner = new ArrayList<>(lines.fields());
      inner.add(extra);
      fields.set(0, SchemaField.scalar("id", ScalarType.NUMERIC, FieldMode.NULLABLE));
      fields.set(2, lines.withFields(inner));
      fields.add(SchemaField.scalar("note", ScalarType.STRING, FieldMode.NULLABLE));
      TableSchema after = new TableSchema(fields);

      PhysicalTable table =
          catalog.change(t -> {
            PhysicalTable storage = t.createStorage(Samples.SCHEMA);
            t.changes(storage)
                .insert("VALUES (7, NULL, [struct_pack(f0 := 'x', f1 := ['a'])]), (8, NULL, NULL)");
            return t.alterStorage(storage, Samples.SCHEMA, after);
          });

      try (ConnectionPool.Lease lease = engine.connections().lease();
          RowStream rows =
              lease
                  .connection()
                  .query(
                      "SELECT " + String.join(", ", table.columns()) + " FROM " + table.name(),
                      after)) {
        RowBatch batch = rows.next().orElseThrow();
        assertThat(batch.rowCount()).isEqualTo(2);
        assertThat(batch.column(0).getInt128Low(0)).isEqualTo(7_000_000_000L);
        assertThat(batch.column(2).child(0).child(0).getString(0)).isEqualTo("x");
        assertThat(batch.column(2).child(0).child(2).isNull(0)).isTrue();
        assertThat(batch.column(2).isNull(1)).isTrue();
        assertThat(batch.column(3).isNull(0)).isTrue();
      }
    }
  }
}
