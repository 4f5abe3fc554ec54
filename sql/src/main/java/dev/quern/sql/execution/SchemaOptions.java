package dev.quern.sql.execution;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.OptionValues;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the options of schemas mean. Source: "CREATE SCHEMA statement", schema_option_list. */
final class SchemaOptions {

  private SchemaOptions() {}

  /** The dataset that CREATE SCHEMA makes. */
  static Dataset dataset(DefinitionStatement.CreateSchema create) {
    Dataset.Defaults defaults =
        new Dataset.Defaults(
            OptionalLong.empty(),
            OptionalLong.empty(),
            create.defaultCollation(),
            Optional.empty());
    Dataset plain =
        new Dataset(
            create.reference(),
            "US",
            ResourceProperties.NONE,
            defaults,
            List.of(),
            OptionalLong.empty(),
            Optional.empty(),
            false,
            new ResourceVersion(0, 0, ""));
    return apply(plain, create.options());
  }

  /** The dataset with the options applied. */
  static Dataset apply(Dataset dataset, OptionValues options) {
    Dataset result = dataset;
    for (OptionValues.Entry entry : options.entries()) {
      result = apply(result, entry);
    }
    return result;
  }

  private static Dataset apply(Dataset dataset, OptionValues.Entry entry) {
    ResourceProperties before = dataset.properties();
    Dataset.Defaults defaults = dataset.defaults();
    return switch (entry.name()) {
      case "friendly_name" ->
          dataset.withProperties(
              new ResourceProperties(
                  TableOptions.text(entry),
                  before.description(),
                  before.labels(),
                  before.stored()));
      case "description" ->
          dataset.withProperties(
              new ResourceProperties(
                  before.friendlyName(),
                  TableOptions.text(entry),
                  before.labels(),
                  before.stored()));
      case "labels" ->
          dataset.withProperties(
              new ResourceProperties(
                  before.friendlyName(),
                  before.description(),
                  TableOptions.labels(before.labels(), entry),
                  before.stored()));
      case "location" ->
          dataset.withLocation(
              TableOptions.text(entry)
                  .map(text -> text.length() <= 2 ? text.toUpperCase(java.util.Locale.ROOT) : text)
                  .orElse("US"));
      case "default_table_expiration_days" ->
          dataset.withDefaults(
              new Dataset.Defaults(
                  TableOptions.days(entry),
                  defaults.partitionExpirationMs(),
                  defaults.collation(),
                  defaults.roundingMode()));
      case "default_partition_expiration_days" ->
          dataset.withDefaults(
              new Dataset.Defaults(
                  defaults.tableExpirationMs(),
                  TableOptions.days(entry),
                  defaults.collation(),
                  defaults.roundingMode()));
      case "default_rounding_mode" ->
          dataset.withDefaults(
              new Dataset.Defaults(
                  defaults.tableExpirationMs(),
                  defaults.partitionExpirationMs(),
                  defaults.collation(),
                  TableOptions.text(entry)));
      case "max_time_travel_hours" ->
          dataset.withMaxTimeTravelHours(
              entry.value() instanceof Value.Int64(long hours)
                  ? OptionalLong.of(hours)
                  : OptionalLong.empty());
      case "storage_billing_model" -> dataset.withStorageBillingModel(TableOptions.text(entry));
      case "is_case_insensitive" ->
          dataset.withCaseInsensitive(entry.value() instanceof Value.Bool(boolean b) && b);
      default -> dataset.withProperties(TableOptions.stored(before, entry));
    };
  }
}
