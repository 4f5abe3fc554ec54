package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pseudo-columns of tables that are partitioned by the time of ingestion. Source: "Query an
 * ingestion-time partitioned table".
 */
final class IngestionTime {

  static final String TIME = "_PARTITIONTIME";
  static final String DATE = "_PARTITIONDATE";

  private IngestionTime() {}

  /** Whether a table has them. */
  static boolean isUsed(Table table) {
    return unit(table).isPresent();
  }

  private static Optional<Partitioning.Unit> unit(Table table) {
    return table.partitioning().orElse(null) instanceof Partitioning.ByTime time
            && time.field().isEmpty()
        ? Optional.of(time.unit())
        : Optional.empty();
  }

  /**
   * The table with the pseudo-column {@code _PARTITIONTIME} as a last column, as DML sees it: rows
   * that give it no value get the partition of the current time.
   */
  static Table withColumn(Table table) {
    return unit(table)
        .map(unit -> {
          SchemaField plain = SchemaField.scalar(TIME, ScalarType.TIMESTAMP, FieldMode.NULLABLE);
          List<SchemaField> fields = new ArrayList<>(table.schema().fields());
          fields.add(
              plain.withAttributes(
                  plain
                      .attributes()
                      .withDefaultValueExpression(
                          Optional.of("TIMESTAMP_TRUNC(CURRENT_TIMESTAMP(), " + unit + ")"))));
          return table.withSchema(new TableSchema(fields));
        })
        .orElse(table);
  }
}
