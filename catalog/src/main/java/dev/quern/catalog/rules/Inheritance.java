package dev.quern.catalog.rules;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a new table takes over from its dataset unless it says otherwise. The default expiration of
 * partitions overrides that of tables. Source: "Managing datasets", default table expiration,
 * default partition expiration.
 */
public final class Inheritance {

  private Inheritance() {}

  /**
   * The table as its dataset makes it.
   *
   * @param now milliseconds since the epoch
   */
  public static Table inherit(Table draft, Dataset dataset, long now) {
    if (!(draft.definition() instanceof TableDefinition.Base base)) {
      return draft;
    }
    Dataset.Defaults defaults = dataset.defaults();
    return expiring(collated(draft, defaults), base, defaults, now);
  }

  /** A default collation becomes that of each STRING column that has none of its own. */
  private static Table collated(Table draft, Dataset.Defaults defaults) {
    Optional<String> collation = draft.defaultCollation().or(defaults::collation);
    return collation.filter(text -> !text.isEmpty()).isEmpty()
        ? draft
        : draft
            .withDefaultCollation(collation)
            .withSchema(new TableSchema(collated(draft.schema().fields(), collation)));
  }

  private static List<SchemaField> collated(List<SchemaField> fields, Optional<String> collation) {
    return fields.stream().map(field -> collated(field, collation)).toList();
  }

  private static SchemaField collated(SchemaField field, Optional<String> collation) {
    if (!field.fields().isEmpty()) {
      return field.withFields(collated(field.fields(), collation));
    }
    return field.elementType() == ScalarType.STRING && field.attributes().collation().isEmpty()
        ? field.withAttributes(field.attributes().withCollation(collation))
        : field;
  }

  private static Table expiring(
      Table draft, TableDefinition.Base base, Dataset.Defaults defaults, long now) {
    boolean byTime = base.partitioning().orElse(null) instanceof Partitioning.ByTime;
    if (byTime && defaults.partitionExpirationMs().isPresent()) {
      return draft.withDefinition(
          base.withPartitioning(
              base.partitioning().map(how -> expiring(how, defaults)), base.clustering()));
    }
    return draft.expirationTime().isPresent() || defaults.tableExpirationMs().isEmpty()
        ? draft
        : draft.withExpirationTime(OptionalLong.of(now + defaults.tableExpirationMs().getAsLong()));
  }

  private static Partitioning expiring(Partitioning partitioning, Dataset.Defaults defaults) {
    return partitioning instanceof Partitioning.ByTime time && time.expirationMs().isEmpty()
        ? new Partitioning.ByTime(time.unit(), time.field(), defaults.partitionExpirationMs())
        : partitioning;
  }
}
