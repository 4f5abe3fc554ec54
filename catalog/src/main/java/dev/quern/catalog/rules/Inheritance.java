package dev.quern.catalog.rules;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
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
