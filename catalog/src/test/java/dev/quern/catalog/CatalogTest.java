package dev.quern.catalog;

import static dev.quern.catalog.Samples.ORDERS;
import static dev.quern.catalog.Samples.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.storage.table.CommitClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private static final DatasetReference GONE = new DatasetReference("acme", "gone");

  private final AtomicLong now = new AtomicLong(1_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final MemoryStore store = new MemoryStore();
  private final Catalog catalog = new Catalog(store, new CommitClock(clock), clock);

  @Test
  void findsWhatWasCreated() {
    Dataset dataset = createSales();
    Table table = createOrders();

    assertThat(catalog.view().dataset(SALES)).contains(dataset);
    assertThat(catalog.view().table(ORDERS)).contains(table);
    assertThat(catalog.view().tables(SALES)).containsExactly(table);
    assertThat(catalog.view().projects()).containsExactly("acme");
    assertThat(store.tables).containsOnlyKeys(table.storage().orElseThrow().name());
  }

  @Test
  void refusesASecondResourceOfTheSameName() {
    createSales();
    createOrders();

    assertThatThrownBy(this::createSales)
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.DUPLICATE))
        .hasMessage("Already Exists: Dataset acme:sales");
    assertThatThrownBy(this::createOrders).hasMessage("Already Exists: Table acme:sales.orders");
  }

  @Test
  void keepsNamesApartThatDifferOnlyInCase() {
    createSales();
    createOrders();

    assertThat(catalog.view().table(SALES.table("Orders"))).isEmpty();
  }

  @Test
  void removesADatasetWithContentsOnlyWhenAskedTo() {
    createSales();
    createOrders();

    assertThatThrownBy(() -> deleteSales(false)).hasMessage("Dataset acme:sales is still in use");
    deleteSales(true);

    assertThat(catalog.view().dataset(SALES)).isEmpty();
    assertThatThrownBy(() -> deleteSales(false)).hasMessage("Not found: Dataset acme:sales");
  }

  @Test
  void leavesAnEarlierViewAsItWas() {
    CatalogView before = catalog.view();
    createSales();

    assertThat(before.dataset(SALES)).isEmpty();
  }

  @Test
  void forgetsWhatWasNotCommitted() {
    try (CatalogTransaction transaction = catalog.begin()) {
      transaction.createDataset(Samples.dataset(SALES));
      assertThat(transaction.view().dataset(SALES)).isPresent();
    }

    assertThat(catalog.view().dataset(SALES)).isEmpty();
    assertThat(store.log).isEmpty();
  }

  @Test
  void hidesExpiredTablesAndLetsTheirNamesBeTaken() {
    createSales();
    catalog.change(t ->
        t.createTable(
            Samples.table(ORDERS, t.createStorage(Samples.SCHEMA))
                .withExpirationTime(OptionalLong.of(2_000))));
    assertThat(catalog.view().table(ORDERS)).isPresent();

    now.set(2_000);
    assertThat(catalog.view().table(ORDERS)).isEmpty();
    assertThat(catalog.view().tables(SALES)).isEmpty();

    Table again = createOrders();
    assertThat(catalog.view().table(ORDERS)).contains(again);
  }

  @Test
  void restoresTheDatasetThatWentLast() {
    Dataset dataset = createSales();
    Table table = createOrders();
    deleteSales(true);
    createSales();
    assertThatThrownBy(() -> restoreSales(catalog))
        .hasMessage("Already Exists: Dataset acme:sales");
    deleteSales(true);
    assertThat(store.tables).isEmpty();
    restoreSales(catalog);
    assertThat(catalog.view().tables(SALES)).isEmpty();
    assertThatThrownBy(() -> restoreSales(reopened()))
        .hasMessage("Already Exists: Dataset acme:sales");

    createOrders();
    deleteSales(true);
    Catalog reopened = reopened();
    restoreSales(reopened);
    assertThat(reopened.view().dataset(SALES))
        .hasValueSatisfying(
            restored -> assertThat(restored.reference()).isEqualTo(dataset.reference()));
    assertThat(reopened.view().table(ORDERS))
        .hasValueSatisfying(restored -> assertThat(restored.schema()).isEqualTo(table.schema()));
  }

  @Test
  void erasesADatasetForGood() {
    createSales();
    createOrders();
    catalog.change(t -> {
      t.eraseDataset(SALES);
      return t;
    });
    assertThat(store.tables).isEmpty();
    assertThatThrownBy(() -> restoreSales(catalog)).hasMessage("Not found: Dataset acme:sales");
  }

  private static void restoreSales(Catalog catalog) {
    catalog.change(t -> {
      t.restoreDataset(SALES);
      return t;
    });
  }

  private Catalog reopened() {
    return new Catalog(store, new CommitClock(clock), clock);
  }

  @Test
  void remembersTablesThatWereReplacedUntilToldToForget() {
    createSales();
    Table first = createOrders();
    now.set(3_000);
    catalog.change(t -> {
      t.deleteTable(ORDERS);
      return t.createTable(Samples.table(ORDERS, t.createStorage(Samples.SCHEMA)));
    });
    now.set(4_000);
    for (Catalog each : List.of(catalog, reopened())) {
      CatalogView view = each.view();
      assertThat(view.tableAsOf(ORDERS, 999_999)).isEmpty();
      assertThat(view.tableAsOf(ORDERS, 1_000_000)).contains(first);
      assertThat(view.tableAsOf(ORDERS, 2_999_999)).contains(first);
      assertThat(view.tableAsOf(ORDERS, 3_000_000)).isEqualTo(view.table(ORDERS));
    }
    assertThat(store.tables).hasSize(2);
    assertThat(forget(3_000_000).tableAsOf(ORDERS, 2_000_000)).contains(first);
    assertThat(forget(3_500_000).tableAsOf(ORDERS, 2_000_000)).isEmpty();
    assertThat(store.tables).hasSize(1);
  }

  private CatalogView forget(long before) {
    catalog.change(t -> {
      t.forget(SALES, before);
      return t;
    });
    return catalog.view();
  }

  @Test
  void changesEtagAndTimeWithEveryChange() {
    Dataset created = createSales();
    now.set(5_000);
    Dataset changed = catalog.change(t -> t.replaceDataset(created));

    assertThat(changed.version().etag()).isNotEqualTo(created.version().etag());
    assertThat(changed.version().creationTime()).isEqualTo(1_000);
    assertThat(changed.version().lastModifiedTime()).isEqualTo(5_000);
  }

  @Test
  void runsAChangeAgainWhenAnotherWasFaster() {
    createSales();
    AtomicLong runs = new AtomicLong();

    catalog.change(t -> {
      if (runs.incrementAndGet() == 1) {
        catalog.change(other -> other.replaceDataset(Samples.dataset(SALES)));
      }
      return t.replaceDataset(t.view().dataset(SALES).orElseThrow());
    });

    assertThat(runs).hasValue(2);
  }

  @Test
  void refusesATableInADatasetThatIsBeingRemoved() {
    createSales();
    try (CatalogTransaction transaction = catalog.begin()) {
      transaction.createTable(Samples.table(ORDERS, transaction.createStorage(Samples.SCHEMA)));
      deleteSales(false);

      assertThatThrownBy(transaction::commit).isInstanceOf(ConcurrentChangeException.class);
    }
    assertThat(store.tables).isEmpty();
  }

  @Test
  void isTheSameAfterARestart() {
    Dataset dataset = createSales();
    Table table = createOrders();
    catalog.change(t -> t.createDataset(Samples.dataset(GONE)));
    catalog.change(t -> {
      t.deleteDataset(GONE, false);
      return t;
    });

    Catalog reopened = reopened();

    assertThat(reopened.view().datasets("acme")).containsExactly(dataset);
    assertThat(reopened.view().tables(SALES)).containsExactly(table);
    PhysicalTable next = reopened.change(t -> t.createStorage(Samples.SCHEMA));
    assertThat(next.name()).isNotEqualTo(table.storage().orElseThrow().name());
  }

  @Test
  void keepsRowAccessPoliciesWithTheirTable() {
    createSales();
    createOrders();
    RowAccessPolicy policy =
        catalog.change(t -> t.createRowAccessPolicy(Samples.policy(ORDERS, "europe")));
    TableReference renamed = SALES.table("renamed");
    catalog.change(t -> {
      Table table = t.view().table(ORDERS).orElseThrow();
      return t.renameTable(table.withReference(renamed), ORDERS);
    });

    assertThat(catalog.view().rowAccessPolicies(ORDERS)).isEmpty();
    assertThat(new Catalog(store, new CommitClock(clock), clock).view().rowAccessPolicies(renamed))
        .containsExactly(policy.withTable(renamed));

    catalog.change(t -> {
      t.deleteTable(renamed);
      return t.createTable(Samples.table(renamed, t.createStorage(Samples.SCHEMA)));
    });
    assertThat(catalog.view().rowAccessPolicies(renamed)).isEmpty();
  }

  @Test
  void tellsThatARowAccessPolicyExistsOrDoesNot() {
    createSales();
    createOrders();
    catalog.change(t -> t.createRowAccessPolicy(Samples.policy(ORDERS, "europe")));

    assertThatThrownBy(
            () -> catalog.change(t -> t.createRowAccessPolicy(Samples.policy(ORDERS, "europe"))))
        .hasMessageContaining("Already Exists: Row access policy europe");
    assertThatThrownBy(
            () -> catalog.change(t -> t.replaceRowAccessPolicy(Samples.policy(ORDERS, "asia"))))
        .hasMessageContaining("Not found: Row access policy asia");
  }

  private Dataset createSales() {
    return catalog.change(t -> t.createDataset(Samples.dataset(SALES)));
  }

  private Table createOrders() {
    return catalog.change(
        t -> t.createTable(Samples.table(ORDERS, t.createStorage(Samples.SCHEMA))));
  }

  private void deleteSales(boolean contents) {
    catalog.change(t -> {
      t.deleteDataset(SALES, contents);
      return t;
    });
  }
}
