package dev.quern.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final DatasetReference DATASET = new DatasetReference("acme", "d");
  private static final TableReference TABLE = DATASET.table("t");
  private static final TableSchema SCHEMA =
      new TableSchema(List.of(SchemaField.of("a", ScalarType.INT64)));

  private Instant now = Instant.parse("2024-03-01T00:00:00Z");
  private final Engine engine = Engine.open(DuckOptions.IN_MEMORY, () -> now);
  private final Catalog catalog = Catalog.open(engine, () -> now);
  private final Retention retention = new Retention(catalog, engine.connections(), () -> now);

  @BeforeEach
  void makeADatasetThatRemembersTwoDays() {
    change(t ->
        t.createDataset(
            new Dataset(
                DATASET,
                "US",
                ResourceProperties.NONE,
                Dataset.Defaults.NONE,
                List.of(),
                OptionalLong.of(48),
                Optional.empty(),
                false,
                ResourceVersion.NONE)));
    change(RetentionTest::createTable);
  }

  private static void createTable(CatalogTransaction transaction) {
    PhysicalTable storage = transaction.createStorage(SCHEMA);
    transaction.changes(storage).insert("SELECT 1");
    transaction.createTable(
        new Table(
            TABLE,
            SCHEMA,
            TableDefinition.Base.of(storage),
            ResourceProperties.NONE,
            "US",
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            ResourceVersion.NONE));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void change(Consumer<CatalogTransaction> work) {
    catalog.change(transaction -> {
      work.accept(transaction);
      return transaction;
    });
  }

  private void retainAfter(int days) {
    now = now.plus(Duration.ofDays(days));
    retention.forgetOld();
  }

  private PhysicalTable storage() {
    return catalog.view().table(TABLE).orElseThrow().storage().orElseThrow();
  }

  private long number(String query) {
    try (ConnectionPool.Lease lease = engine.connections().lease();
        RowStream rows = lease.connection().query(query)) {
      return rows.next().orElseThrow().column(0).getLong(0);
    }
  }

  @Test
  void forgetsRowVersionsThatNoQueryCanReach() {
    String history = "SELECT count(*) FROM " + storage().name() + "_h";
    change(t -> t.changes(storage()).deleteAll());
    retainAfter(1);
    assertThat(number(history)).isEqualTo(1);
    retainAfter(2);
    assertThat(number(history)).isZero();
  }

  @Test
  void forgetsDroppedTablesWithTheirRows() {
    String tables =
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = '" + storage().name() + "'";
    change(t -> t.deleteTable(TABLE));
    change(RetentionTest::createTable);
    retainAfter(1);
    assertThat(number(tables)).isEqualTo(1);
    retainAfter(2);
    assertThat(number(tables)).isZero();
    assertThat(number("SELECT count(*) FROM " + storage().name())).isEqualTo(1);
  }

  @Test
  void forgetsDroppedDatasets() {
    String tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name <> 'q_catalog'";
    change(t -> t.deleteDataset(DATASET, true));
    retainAfter(1);
    assertThat(number(tables)).isEqualTo(2);
    retainAfter(2);
    assertThat(number(tables)).isZero();
  }

  @Test
  void removesTablesThatHaveExpired() {
    PhysicalTable storage = storage();
    change(t ->
        t.replaceTable(
            t.view()
                .table(TABLE)
                .orElseThrow()
                .withExpirationTime(OptionalLong.of(now.plusMillis(1).toEpochMilli()))));
    now = now.plus(Duration.ofDays(1));

    retention.removeExpired();
    retainAfter(3);

    assertThat(
            number(
                "SELECT count(*) FROM duckdb_tables() WHERE table_name = '" + storage.name() + "'"))
        .isZero();
  }

  @Test
  void removesTheRowsOfExpiredPartitions() {
    TableReference reference = DATASET.table("p");
    TableSchema schema = new TableSchema(List.of(SchemaField.of("day", ScalarType.DATE)));
    change(t -> {
      PhysicalTable storage = t.createStorage(schema);
      t.changes(storage)
          .insert("VALUES (DATE '2024-02-28'), (DATE '2024-02-29'), (DATE '2024-03-01'), (NULL)");
      t.createTable(
          new Table(
              reference,
              schema,
              TableDefinition.Base.of(storage)
                  .withPartitioning(
                      Optional.of(
                          new Partitioning.ByTime(
                              Partitioning.Unit.DAY,
                              Optional.of("day"),
                              OptionalLong.of(Duration.ofDays(2).toMillis()))),
                      List.of()),
              ResourceProperties.NONE,
              "US",
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty(),
              ResourceVersion.NONE));
    });
    PhysicalTable storage = catalog.view().table(reference).orElseThrow().storage().orElseThrow();
    now = now.plus(Duration.ofDays(1));

    retention.removeExpired();

    assertThat(catalog.rowCount(storage)).isEqualTo(2);
    assertThat(catalog.rowCount(storage, storage.columns().getFirst() + " < DATE '2024-03-01'"))
        .isZero();
  }
}
