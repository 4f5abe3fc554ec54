package dev.quern.catalog;

import dev.quern.domain.catalog.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The tables of a dataset by their keys, expired or not.
 *
 * @param all the tables
 * @param expirations when those expire that do, milliseconds since the epoch
 */
record TableMap(TreePMap<String, Table> all, TreePMap<String, Long> expirations) {

  static final TableMap EMPTY = new TableMap(TreePMap.empty(), TreePMap.empty());

  Optional<Table> find(String key) {
    return Optional.ofNullable(all.get(key));
  }

  Collection<Table> values() {
    return all.values();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  TableMap plus(String key, Table table) {
    return new TableMap(
        all.plus(key, table),
        table.expirationTime().isPresent()
            ? expirations.plus(key, table.expirationTime().getAsLong())
            : expirations.minus(key));
  }

  TableMap minus(String key) {
    return new TableMap(all.minus(key), expirations.minus(key));
  }

  /** The tables that have expired. */
  List<Table> expired(long now) {
    return expirations.entrySet().stream()
        .filter(entry -> entry.getValue() <= now)
        .flatMap(entry -> find(entry.getKey()).stream())
        .toList();
  }

  /** How many have not. */
  int countAlive(long now) {
    return all.size()
        - (int) expirations.values().stream().filter(expiration -> expiration <= now).count();
  }

  /** Those whose keys come after another, in order. */
  Stream<Table> after(String key) {
    return all.tailMap(key, false).values().stream();
  }
}
