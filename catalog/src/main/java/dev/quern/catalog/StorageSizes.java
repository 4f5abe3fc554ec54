package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows tables hold and how many bytes their columns have, counted once for each state of
 * their rows. Safe for use by many threads.
 */
final class StorageSizes {

  private static final int REMEMBERED = 10_000;
  private static final float LOAD_FACTOR = 0.75f;

  private final CatalogStore store;
  private final Map<String, Known> tables =
      new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > REMEMBERED;
        }
      };

  StorageSizes(CatalogStore store) {
    this.store = store;
  }

  private record Column(String name, SqlType type) {}

  /**
   * What is known of one state of a table.
   *
   * @param columns the logical bytes of some of its columns
   */
  private record Known(long version, long rows, Map<Column, Long> columns) {}

  long rowCount(PhysicalTable table) {
    return sizes(table, List.of()).rows();
  }

  long logicalBytes(PhysicalTable table, TableSchema schema) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      columns.add(new Column(table.columns().get(i), schema.fields().get(i).type()));
    }
    Map<Column, Long> sizes = sizes(table, columns).columns();
    return columns.stream().mapToLong(sizes::get).sum();
  }

  private Known sizes(PhysicalTable table, List<Column> columns) {
    OptionalLong version = store.version(table);
    if (version.isEmpty()) {
      return count(table, columns, 0);
    }
    Known before;
    synchronized (tables) {
      before = tables.get(table.name());
    }
    if (before == null || before.version() != version.getAsLong()) {
      before = new Known(version.getAsLong(), -1, Map.of());
    }
    List<Column> missing = new ArrayList<>(columns);
    missing.removeAll(before.columns().keySet());
    if (missing.isEmpty() && before.rows() >= 0) {
      return before;
    }
    Known counted = count(table, missing, before.version());
    Map<Column, Long> all = new HashMap<>(before.columns());
    all.putAll(counted.columns());
    Known after = new Known(before.version(), counted.rows(), all);
    if (store.version(table).equals(version)) {
      synchronized (tables) {
        tables.put(table.name(), after);
      }
    }
    return after;
  }

  private Known count(PhysicalTable table, List<Column> columns, long version) {
    PhysicalTable part =
        new PhysicalTable(table.name(), columns.stream().map(Column::name).toList());
    TableSchema schema =
        new TableSchema(
            columns.stream().map(column -> SchemaField.of(column.name(), column.type())).toList());
    List<Long> numbers = store.sizes(part, schema);
    Map<Column, Long> bytes = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      bytes.put(columns.get(i), numbers.get(i + 1));
    }
    return new Known(version, numbers.getFirst(), bytes);
  }
}
