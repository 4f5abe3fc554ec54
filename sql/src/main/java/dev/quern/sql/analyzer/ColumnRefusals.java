package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.ReadColumns;
import dev.quern.sql.algebra.Relation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns that the caller may not read; a statement that needs the value of one is refused. */
final class ColumnRefusals {

  private final Map<Integer, BigQueryException> refused = new HashMap<>();

  /** Refuses a column. */
  void add(Column column, BigQueryException error) {
    refused.put(column.id(), error);
  }

  /** Checks what a statement needs, once it is analyzed. */
  void check(Optional<Relation> relation) {
    if (refused.isEmpty() || relation.isEmpty()) {
      return;
    }
    Set<Integer> needed = ReadColumns.needed(relation.get());
    refused.entrySet().stream()
        .filter(entry -> needed.contains(entry.getKey()))
        .min(Map.Entry.comparingByKey())
        .ifPresent(entry -> {
          throw entry.getValue();
        });
  }
}
