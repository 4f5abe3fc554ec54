package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.sql.statement.AnalyzedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The state of all that a query reads, by which it can tell later whether it would read the same.
 * Source: "Using cached query results", exceptions to query caching.
 */
final class ReadState implements BooleanSupplier {

  private final Catalog catalog;
  private final Map<TableReference, Table> tables = new HashMap<>();
  private final Map<RoutineReference, Routine> routines = new HashMap<>();
  private final Map<PhysicalTable, Long> versions = new HashMap<>();

  private ReadState(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The state before a query runs; empty when the query may give other rows all the same.
   *
   * @param view what it was analyzed with
   */
  static Optional<BooleanSupplier> of(
      AnalyzedStatement.QueryStatement query, CatalogView view, Catalog catalog) {
    ReadState state = new ReadState(catalog);
    boolean known =
        query.repeatable()
            && query.referencedTables().stream()
                .allMatch(reference -> view.table(reference).filter(state::add).isPresent())
            && query.referencedRoutines().stream()
                .allMatch(reference -> view.routine(reference).filter(state::add).isPresent());
    return known ? Optional.of(state) : Optional.empty();
  }

  private boolean add(Table table) {
    if (EngineSession.isTemporary(table.reference().dataset())
        || table.definition() instanceof TableDefinition.External
        || losesPartitions(table)
        || table.schema().fields().stream().anyMatch(ReadState::isProtected)) {
      return false;
    }
    tables.put(table.reference(), table);
    if (table.storage().isEmpty()) {
      return true;
    }
    OptionalLong version = catalog.dataVersion(table.storage().get());
    version.ifPresent(value -> versions.put(table.storage().get(), value));
    return version.isPresent();
  }

  private boolean add(Routine routine) {
    routines.put(routine.reference(), routine);
    return true;
  }

  /** Whether rows vanish with time, which changes no version. */
  private static boolean losesPartitions(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        && base.partitioning().orElse(null) instanceof Partitioning.ByTime time
        && time.expirationMs().isPresent();
  }

  private static boolean isProtected(SchemaField field) {
    return !field.attributes().policyTags().isEmpty()
        || field.fields().stream().anyMatch(ReadState::isProtected);
  }

  /** Whether everything is as it was. */
  @Override
  public boolean getAsBoolean() {
    CatalogView now = catalog.view();
    return versions.entrySet().stream()
            .allMatch(entry ->
                catalog.dataVersion(entry.getKey()).equals(OptionalLong.of(entry.getValue())))
        && tables.values().stream().allMatch(table -> isSame(table, now))
        && routines.values().stream()
            .allMatch(routine -> now.routine(routine.reference()).equals(Optional.of(routine)));
  }

  private static boolean isSame(Table table, CatalogView now) {
    return now.table(table.reference()).equals(Optional.of(table))
        && now.rowAccessPolicies(table.reference()).isEmpty();
  }
}
