package dev.quern.sql.execution;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Partitioning;
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

/** The definitions of all that a query reads, which must hold for what is known of it to hold. */
record ReadDefinitions(Map<TableReference, Table> tables, Map<RoutineReference, Routine> routines) {

  ReadDefinitions {
    tables = Map.copyOf(tables);
    routines = Map.copyOf(routines);
  }

  /**
   * The definitions with which a query was analyzed; empty when they do not decide alone what it
   * means. Source: "Using cached query results", exceptions to query caching.
   */
  static Optional<ReadDefinitions> of(AnalyzedStatement.QueryStatement query, CatalogView view) {
    if (!query.repeatable()) {
      return Optional.empty();
    }
    Map<TableReference, Table> tables = new HashMap<>();
    Map<RoutineReference, Routine> routines = new HashMap<>();
    query
        .referencedTables()
        .forEach(reference ->
            view.table(reference)
                .filter(ReadDefinitions::isFixed)
                .ifPresent(table -> tables.put(reference, table)));
    query
        .referencedRoutines()
        .forEach(reference ->
            view.routine(reference).ifPresent(routine -> routines.put(reference, routine)));
    boolean known =
        tables.size() == query.referencedTables().size()
            && routines.size() == query.referencedRoutines().size();
    return known ? Optional.of(new ReadDefinitions(tables, routines)) : Optional.empty();
  }

  private static boolean isFixed(Table table) {
    return !EngineSession.isTemporary(table.reference().dataset())
        && !(table.definition() instanceof TableDefinition.External)
        && !losesPartitions(table)
        && table.schema().fields().stream().noneMatch(ReadDefinitions::isProtected);
  }

  /** Whether rows vanish with time, which changes no version. */
  private static boolean losesPartitions(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        && base.partitioning().orElse(null) instanceof Partitioning.ByTime time
        && time.expirationMs().isPresent();
  }

  private static boolean isProtected(SchemaField field) {
    return !field.attributes().policyTags().isEmpty()
        || field.fields().stream().anyMatch(ReadDefinitions::isProtected);
  }

  /** Whether all are as they were. */
  boolean hold(CatalogView now) {
    return tables.values().stream().allMatch(table -> isSame(table, now))
        && routines.values().stream()
            .allMatch(routine -> now.routine(routine.reference()).equals(Optional.of(routine)));
  }

  private static boolean isSame(Table table, CatalogView now) {
    return now.table(table.reference()).equals(Optional.of(table))
        && now.rowAccessPolicies(table.reference()).isEmpty();
  }
}
