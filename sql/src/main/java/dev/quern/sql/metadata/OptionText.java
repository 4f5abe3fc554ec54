package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.sql.render.GoogleSqlText;
import dev.quern.sql.statement.StoredOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * An option as it is written in {@code OPTIONS(...)}.
 *
 * @param name its name
 * @param type its type
 * @param value its value, a GoogleSQL literal
 */
record OptionText(String name, String type, String value) {

  private static final String STRING = "STRING";
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static List<OptionText> of(Dataset dataset) {
    List<OptionText> options = new ArrayList<>();
    days(dataset.defaults().partitionExpirationMs())
        .ifPresent(days ->
            options.add(new OptionText("default_partition_expiration_days", "FLOAT64", days)));
    days(dataset.defaults().tableExpirationMs())
        .ifPresent(
            days -> options.add(new OptionText("default_table_expiration_days", "FLOAT64", days)));
    text("default_rounding_mode", dataset.defaults().roundingMode()).ifPresent(options::add);
    properties(dataset.properties(), options);
    if (dataset.caseInsensitive()) {
      options.add(new OptionText("is_case_insensitive", "BOOL", "true"));
    }
    dataset
        .maxTimeTravelHours()
        .ifPresent(hours ->
            options.add(new OptionText("max_time_travel_hours", "INT64", Long.toString(hours))));
    text("storage_billing_model", dataset.storageBillingModel()).ifPresent(options::add);
    stored(dataset.properties(), options);
    return options;
  }

  static List<OptionText> of(Table table) {
    List<OptionText> options = new ArrayList<>();
    properties(table.properties(), options);
    table
        .expirationTime()
        .ifPresent(millis ->
            options.add(
                new OptionText(
                    "expiration_timestamp",
                    "TIMESTAMP",
                    "TIMESTAMP \"" + TIME.format(Instant.ofEpochMilli(millis)) + "\"")));
    switch (table.definition()) {
      case TableDefinition.Base base -> base(base, options);
      case TableDefinition.MaterializedView view -> {
        if (!view.enableRefresh()) {
          options.add(new OptionText("enable_refresh", "BOOL", "false"));
        }
        view.refreshIntervalMs()
            .ifPresent(millis ->
                options.add(
                    new OptionText(
                        "refresh_interval_minutes",
                        "FLOAT64",
                        Double.toString(millis / 60_000.0))));
      }
      case TableDefinition.External external -> {
        options.add(
            new OptionText("format", STRING, GoogleSqlText.string(external.sourceFormat())));
        options.add(
            new OptionText(
                "uris",
                "ARRAY<STRING>",
                external.sourceUris().stream()
                    .map(GoogleSqlText::string)
                    .collect(Collectors.joining(", ", "[", "]"))));
      }
      case TableDefinition.View _, TableDefinition.Snapshot _ -> {
        // These have no options of their own.
      }
    }
    text("default_rounding_mode", table.defaultRoundingMode()).ifPresent(options::add);
    stored(table.properties(), options);
    return options;
  }

  private static void stored(ResourceProperties properties, List<OptionText> options) {
    for (StoredOption option : StoredOption.values()) {
      option
          .literal(properties)
          .ifPresent(value ->
              options.add(new OptionText(option.option(), option.type().toString(), value)));
    }
  }

  private static void base(TableDefinition.Base base, List<OptionText> options) {
    if (base.partitioning().orElse(null) instanceof Partitioning.ByTime time) {
      days(time.expirationMs())
          .ifPresent(
              days -> options.add(new OptionText("partition_expiration_days", "FLOAT64", days)));
    }
    if (base.requirePartitionFilter()) {
      options.add(new OptionText("require_partition_filter", "BOOL", "true"));
    }
  }

  static List<OptionText> of(Routine routine) {
    List<OptionText> options = new ArrayList<>();
    text("description", routine.properties().description()).ifPresent(options::add);
    return options;
  }

  private static void properties(ResourceProperties properties, List<OptionText> options) {
    text("description", properties.description()).ifPresent(options::add);
    text("friendly_name", properties.friendlyName()).ifPresent(options::add);
    if (!properties.labels().isEmpty()) {
      options.add(
          new OptionText("labels", "ARRAY<STRUCT<STRING, STRING>>", labels(properties.labels())));
    }
  }

  private static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(label ->
            "STRUCT("
                + GoogleSqlText.string(label.getKey())
                + ", "
                + GoogleSqlText.string(label.getValue())
                + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Optional<OptionText> text(String name, Optional<String> value) {
    return value.map(text -> new OptionText(name, STRING, GoogleSqlText.string(text)));
  }

  private static Optional<String> days(OptionalLong millis) {
    return millis.isPresent()
        ? Optional.of(Double.toString(millis.getAsLong() / MILLIS_PER_DAY))
        : Optional.empty();
  }

  /** {@code OPTIONS(...)} over several lines; nothing without options. */
  static String clause(List<OptionText> options) {
    return options.isEmpty()
        ? ""
        : options.stream()
            .map(option -> "\n  " + option.name() + "=" + option.value())
            .collect(Collectors.joining(",", "\nOPTIONS(", "\n)"));
  }
}
