package dev.quern.sql.execution;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.OptionValues;
import dev.quern.sql.statement.StoredOption;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the options of tables and views mean. Source: "CREATE TABLE statement", table_option_list.
 */
final class TableOptions {

  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final long MILLIS_PER_MINUTE = 60_000L;
  private static final long MICROS_PER_MILLI = 1000;

  private TableOptions() {}

  static boolean requirePartitionFilter(OptionValues options) {
    return options
        .find("require_partition_filter")
        .filter(v -> v instanceof Value.Bool(boolean b) && b)
        .isPresent();
  }

  /** What the options write on a new table. */
  static ResourceProperties properties(OptionValues options) {
    ResourceProperties properties = ResourceProperties.NONE;
    for (OptionValues.Entry entry : options.entries()) {
      properties = properties(properties, entry);
    }
    return properties;
  }

  private static ResourceProperties properties(ResourceProperties to, OptionValues.Entry entry) {
    return switch (entry.name()) {
      case "friendly_name" ->
          new ResourceProperties(text(entry), to.description(), to.labels(), to.stored());
      case "description" ->
          new ResourceProperties(to.friendlyName(), text(entry), to.labels(), to.stored());
      case "labels" ->
          new ResourceProperties(
              to.friendlyName(), to.description(), labels(to.labels(), entry), to.stored());
      default -> to;
    };
  }

  /** The table with the options applied. */
  static Table apply(Table table, OptionValues options) {
    Table result = table;
    for (OptionValues.Entry entry : options.entries()) {
      result = apply(result, entry);
    }
    return result;
  }

  private static Table apply(Table table, OptionValues.Entry entry) {
    return switch (entry.name()) {
      case "friendly_name", "description", "labels" ->
          table.withProperties(properties(table.properties(), entry));
      case "expiration_timestamp" ->
          table.withExpirationTime(
              entry.value() instanceof Value.Timestamp(long micros)
                  ? OptionalLong.of(micros / MICROS_PER_MILLI)
                  : OptionalLong.empty());
      case "partition_expiration_days" -> withPartitionExpiration(table, entry);
      case "require_partition_filter" -> withPartitionFilter(table, entry);
      case "default_rounding_mode" -> table.withDefaultRoundingMode(text(entry));
      case "enable_refresh", "refresh_interval_minutes" ->
          table.definition() instanceof TableDefinition.MaterializedView view
              ? table.withDefinition(refreshed(view, entry))
              : unknownOf(table, entry);
      default -> table.withProperties(stored(table.properties(), entry));
    };
  }

  private static Table unknownOf(Table table, OptionValues.Entry entry) {
    if (entry.value().isNull()) {
      return table;
    }
    throw unknown(entry);
  }

  private static TableDefinition.MaterializedView refreshed(
      TableDefinition.MaterializedView view, OptionValues.Entry entry) {
    boolean enables = entry.name().equals("enable_refresh");
    return new TableDefinition.MaterializedView(
        view.query(),
        view.storage(),
        enables ? !(entry.value() instanceof Value.Bool(boolean on) && !on) : view.enableRefresh(),
        enables ? view.refreshIntervalMs() : scaled(entry, MILLIS_PER_MINUTE),
        view.lastRefreshTime());
  }

  /** The properties with an option that has no effect. */
  static ResourceProperties stored(ResourceProperties properties, OptionValues.Entry entry) {
    StoredOption option = StoredOption.find(entry.name()).orElseThrow(() -> unknown(entry));
    if (!option.takes(entry.value())) {
      throw wrongType(entry, option.type().toString());
    }
    return option.write(properties, entry.value());
  }

  static BigQueryException unknown(OptionValues.Entry entry) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY, "query", "Unknown option: " + entry.name());
  }

  static BigQueryException wrongType(OptionValues.Entry entry, String wanted) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        "Option %s value must be of type %s but found %s"
            .formatted(entry.name(), wanted, entry.value().type()));
  }

  /** A STRING option; empty for NULL. */
  static Optional<String> text(OptionValues.Entry entry) {
    return switch (entry.value()) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Null _ -> Optional.empty();
      default -> throw wrongType(entry, "STRING");
    };
  }

  /** A number of days as milliseconds; empty for NULL. */
  static OptionalLong days(OptionValues.Entry entry) {
    return scaled(entry, MILLIS_PER_DAY);
  }

  private static OptionalLong scaled(OptionValues.Entry entry, long unit) {
    return switch (entry.value()) {
      case Value.Int64(long amount) -> OptionalLong.of(amount * unit);
      case Value.Float64(double amount) -> OptionalLong.of(Math.round(amount * unit));
      case Value.Numeric(BigDecimal amount) ->
          OptionalLong.of(amount.multiply(BigDecimal.valueOf(unit)).longValue());
      case Value.Null _ -> OptionalLong.empty();
      default -> throw wrongType(entry, "FLOAT64");
    };
  }

  /** Labels: an array of pairs that replaces the ones before, adds to them, or takes some away. */
  static Map<String, String> labels(Map<String, String> before, OptionValues.Entry entry) {
    Map<String, String> result =
        entry.assignment() == OptionValues.Assignment.SET
            ? new LinkedHashMap<>()
            : new LinkedHashMap<>(before);
    if (entry.value() instanceof Value.Array array) {
      for (Value element : array.elements()) {
        if (!(element instanceof Value.Struct pair)
            || pair.fields().size() != 2
            || !(pair.fields().getFirst() instanceof Value.Text(String key))) {
          throw wrongType(entry, "ARRAY<STRUCT<STRING, STRING>>");
        }
        if (entry.assignment() == OptionValues.Assignment.REMOVE) {
          result.remove(key);
        } else {
          result.put(key, pair.fields().getLast() instanceof Value.Text(String value) ? value : "");
        }
      }
    } else if (!entry.value().isNull()) {
      throw wrongType(entry, "ARRAY<STRUCT<STRING, STRING>>");
    }
    return result;
  }

  private static Table withPartitionExpiration(Table table, OptionValues.Entry entry) {
    if (table.definition() instanceof TableDefinition.Base base
        && base.partitioning().orElse(null) instanceof Partitioning.ByTime time) {
      return table.withDefinition(
          new TableDefinition.Base(
              base.storage(),
              Optional.of(new Partitioning.ByTime(time.unit(), time.field(), days(entry))),
              base.clustering(),
              base.requirePartitionFilter(),
              base.constraints()));
    }
    if (entry.value().isNull()) {
      return table;
    }
    throw new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        "partition_expiration_days can only be set on time partitioned tables");
  }

  private static Table withPartitionFilter(Table table, OptionValues.Entry entry) {
    boolean required = entry.value() instanceof Value.Bool(boolean b) && b;
    if (!(table.definition() instanceof TableDefinition.Base base)
        || (required && base.partitioning().isEmpty())) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "require_partition_filter cannot be set on a table that is not partitioned");
    }
    return table.withDefinition(
        new TableDefinition.Base(
            base.storage(), base.partitioning(), base.clustering(), required, base.constraints()));
  }
}
