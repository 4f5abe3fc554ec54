package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The state of all that a query reads, by which it can tell later whether it would read the same.
 */
final class ReadState implements BooleanSupplier {

  private final Catalog catalog;
  private final ReadDefinitions definitions;
  private final Map<PhysicalTable, Long> versions;

  private ReadState(
      Catalog catalog, ReadDefinitions definitions, Map<PhysicalTable, Long> versions) {
    this.catalog = catalog;
    this.definitions = definitions;
    this.versions = versions;
  }

  /** The state before a query runs; empty when it is not known. */
  static Optional<BooleanSupplier> of(ReadDefinitions definitions, Catalog catalog) {
    Map<PhysicalTable, Long> versions = new HashMap<>();
    for (Table table : definitions.tables().values()) {
      if (table.storage().isPresent()) {
        OptionalLong version = catalog.dataVersion(table.storage().get());
        if (version.isEmpty()) {
          return Optional.empty();
        }
        versions.put(table.storage().get(), version.getAsLong());
      }
    }
    return Optional.of(new ReadState(catalog, definitions, versions));
  }

  /** Whether everything is as it was. */
  @Override
  public boolean getAsBoolean() {
    return versions.entrySet().stream()
            .allMatch(entry ->
                catalog.dataVersion(entry.getKey()).equals(OptionalLong.of(entry.getValue())))
        && definitions.hold(catalog.view());
  }
}
