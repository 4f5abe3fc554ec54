package dev.quern.catalog.rules;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What BigQuery demands of a table. Sources: REST resource {@code tables}, "CREATE TABLE". */
public final class TableRules {

  private static final int MAX_CLUSTERING = 4;
  private static final Set<ScalarType> NOT_CLUSTERABLE =
      Set.of(
          ScalarType.FLOAT64,
          ScalarType.BYTES,
          ScalarType.JSON,
          ScalarType.INTERVAL,
          ScalarType.TIME);

  private TableRules() {}

  /**
   * Accepts a table.
   *
   * @param now milliseconds since the epoch, against which expiration is checked
   * @throws BigQueryException {@code invalid}
   */
  public static void require(Table table, long now) {
    Identifiers.requireProject(table.reference().projectId());
    Identifiers.requireDataset(table.reference().datasetId());
    Identifiers.requireTable(table.reference().tableId());
    Labels.require(table.properties().labels());
    SchemaRules.require(table.schema());
    DatasetRules.collation(table.defaultCollation());
    DatasetRules.roundingMode(table.defaultRoundingMode());
    if (table.expirationTime().isPresent() && table.expirationTime().getAsLong() <= now) {
      throw invalid("Invalid value for expirationTime: The expiration time must be in the future");
    }
    if (table.definition() instanceof TableDefinition.Base base) {
      requireBase(table.schema(), base);
    }
  }

  private static void requireBase(TableSchema schema, TableDefinition.Base base) {
    base.partitioning().ifPresent(partitioning -> requirePartitioning(schema, partitioning));
    requireClustering(schema, base.clustering());
    requireConstraints(schema, base.constraints());
  }

  /** Accepts a way to divide the rows of a schema. */
  public static void requirePartitioning(TableSchema schema, Partitioning partitioning) {
    switch (partitioning) {
      case Partitioning.ByTime byTime -> {
        if (byTime.expirationMs().isPresent() && byTime.expirationMs().getAsLong() <= 0) {
          throw invalid("Invalid value for expirationMs: must be positive");
        }
        byTime.field().ifPresent(name -> requireTimeField(schema, byTime, name));
      }
      case Partitioning.ByRange byRange -> {
        SchemaField field = partitioningField(schema, byRange.field());
        if (field.elementType() != ScalarType.INT64) {
          throw invalid(
              "The field specified for range partitioning can only be of type INT64. The type found"
                  + " is: "
                  + WireTypes.name(field.elementType())
                  + ".");
        }
        if (byRange.interval() <= 0 || byRange.end() <= byRange.start()) {
          throw invalid(
              "Invalid range partitioning: interval must be positive and end must be greater than"
                  + " start");
        }
      }
    }
  }

  private static void requireTimeField(
      TableSchema schema, Partitioning.ByTime byTime, String name) {
    SchemaField field = partitioningField(schema, name);
    if (field.elementType() == ScalarType.DATE) {
      if (byTime.unit() == Partitioning.Unit.HOUR) {
        throw invalid("Hourly partitioning is not supported on a field of type DATE.");
      }
    } else if (field.elementType() != ScalarType.TIMESTAMP
        && field.elementType() != ScalarType.DATETIME) {
      throw invalid(
          "The field specified for time partitioning can only be of type TIMESTAMP, DATE or"
              + " DATETIME. The type found is: "
              + WireTypes.name(field.elementType())
              + ".");
    }
  }

  private static SchemaField partitioningField(TableSchema schema, String name) {
    SchemaField field =
        schema
            .field(name)
            .orElseThrow(() ->
                invalid(
                    "The field specified for partitioning cannot be found in the schema: " + name));
    if (field.mode() == FieldMode.REPEATED) {
      throw invalid("The field specified for partitioning cannot be repeated: " + name);
    }
    return field;
  }

  /** Accepts columns to cluster the rows of a schema by. */
  public static void requireClustering(TableSchema schema, List<String> columns) {
    if (columns.size() > MAX_CLUSTERING) {
      throw invalid(
          "Too many clustering fields: " + columns.size() + ". At most 4 fields are allowed.");
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      SchemaField field =
          schema
              .field(column)
              .orElseThrow(() ->
                  invalid(
                      "The field specified for clustering cannot be found in the schema. Invalid"
                          + " field: "
                          + column));
      if (!seen.add(column)) {
        throw invalid("Duplicate clustering field: " + column);
      }
      boolean clusterable =
          field.mode() != FieldMode.REPEATED
              && field.elementType() instanceof ScalarType scalar
              && !NOT_CLUSTERABLE.contains(scalar);
      if (!clusterable) {
        throw invalid(
            "Field specified for clustering is of an unsupported type or mode. Invalid field: "
                + column);
      }
    }
  }

  private static void requireConstraints(TableSchema schema, TableConstraints constraints) {
    for (String column : constraints.primaryKey()) {
      requireKeyColumn(schema, column);
    }
    for (TableConstraints.ForeignKey key : constraints.foreignKeys()) {
      key.columns().forEach(pair -> requireKeyColumn(schema, pair.referencing()));
    }
  }

  private static void requireKeyColumn(TableSchema schema, String column) {
    if (schema.field(column).isEmpty()) {
      throw invalid("The column " + column + " of the key cannot be found in the schema");
    }
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }
}
