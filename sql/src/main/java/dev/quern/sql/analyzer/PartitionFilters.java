package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refuses statements that read a table without a condition on its partitions although the table
 * demands one. Source: "Require a partition filter in queries".
 */
final class PartitionFilters {

  private record Required(Table table, List<Column> columns, String names) {}

  private final PlanBuilder plan;
  private final List<Required> required = new ArrayList<>();

  PartitionFilters(PlanBuilder plan) {
    this.plan = plan;
  }

  /** Demands a condition on a column of a table. */
  void require(Table table, Column column) {
    required.add(new Required(table, List.of(column), columns(table)));
  }

  /** Demands a condition on any of some columns of a table. */
  void requireAny(Table table, List<NamedColumn> columns, List<String> names) {
    List<Column> wanted =
        columns.stream()
            .filter(column -> names.stream().anyMatch(column.name()::equalsIgnoreCase))
            .map(NamedColumn::column)
            .toList();
    required.add(
        new Required(
            table,
            wanted,
            names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))));
  }

  /** Says that a condition on one column is one on the other. */
  void derive(Column derived, Column origin) {
    plan.derive(derived, origin);
  }

  /** Checks what was demanded, once the whole statement is analyzed. */
  void check() {
    for (Required demand : required) {
      if (demand.columns().stream().noneMatch(plan::isFiltered)) {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Cannot query over table '%s' without a filter over column(s) %s that can be used for"
                    .formatted(
                        demand.table().reference().toString().replace(':', '.'), demand.names())
                + " partition elimination");
      }
    }
  }

  private static String columns(Table table) {
    return switch (table.partitioning().orElseThrow()) {
      case Partitioning.ByTime time ->
          time.field()
              .map(field -> "'" + field + "'")
              .orElse("'_PARTITION_LOAD_TIME', '_PARTITIONDATE', '_PARTITIONTIME'");
      case Partitioning.ByRange range -> "'" + range.field() + "'";
    };
  }
}
