package dev.quern.sql.analyzer;

import dev.quern.catalog.PartitionIds;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.DataStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Operation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finds the partition that {@code PARTITIONS (column = value)} names. Source: "Load statements",
 * LOAD DATA, partition list.
 */
final class LoadPartition {

  private final Analysis analysis;
  private final StatementContext context;

  LoadPartition(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The partition's id. */
  String id(
      DataStatement.LoadPartitions clause,
      Optional<Partitioning> partitioning,
      TableSchema schema) {
    Partitioning division =
        partitioning.orElseThrow(
            () -> context.error(clause, "PARTITIONS clause requires a partitioned table"));
    if (!(clause.condition() instanceof Operation.Binary equality)
        || equality.operator() != Operation.BinaryOperator.EQUAL
        || !(equality.left() instanceof Access.Path column)) {
      throw context.error(
          clause.condition(), "PARTITIONS clause must have the form column = value");
    }
    String name = column.path().toString();
    return switch (division) {
      case Partitioning.ByTime time -> time(time, name, column, equality.right(), schema);
      case Partitioning.ByRange range -> {
        requireColumn(column, name.equalsIgnoreCase(range.field()));
        yield value(equality.right(), ScalarType.INT64) instanceof Value.Int64(long number)
            ? PartitionIds.of(range, number)
            : PartitionIds.NULL;
      }
    };
  }

  private String time(
      Partitioning.ByTime time,
      String name,
      Access.Path column,
      Expression value,
      TableSchema schema) {
    SqlType type;
    if (time.field().isPresent()) {
      requireColumn(column, name.equalsIgnoreCase(time.field().get()));
      type = schema.field(name).map(SchemaField::type).orElse(ScalarType.DATE);
    } else {
      boolean date = name.equalsIgnoreCase(IngestionTime.DATE);
      requireColumn(column, date || name.equalsIgnoreCase(IngestionTime.TIME));
      type = date ? ScalarType.DATE : ScalarType.TIMESTAMP;
    }
    return moment(value(value, type))
        .map(moment -> PartitionIds.of(time.unit(), moment))
        .orElse(PartitionIds.NULL);
  }

  private Value value(Expression expression, SqlType type) {
    return analysis.constants.value(
        expression,
        type,
        "PARTITIONS clause",
        "Value of PARTITIONS clause has type %s but must have type %s");
  }

  private void requireColumn(Access.Path column, boolean isPartitioning) {
    if (!isPartitioning) {
      throw context.error(
          column, "PARTITIONS clause must name the partitioning column, not %s", column.path());
    }
  }

  private static Optional<LocalDateTime> moment(Value value) {
    return switch (value) {
      case Value.Date(int days) ->
          Optional.of(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plusDays(days));
      case Value.Timestamp(long micros) -> Optional.of(ofMicros(micros));
      case Value.Datetime(long micros) -> Optional.of(ofMicros(micros));
      default -> Optional.empty();
    };
  }

  private static LocalDateTime ofMicros(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
