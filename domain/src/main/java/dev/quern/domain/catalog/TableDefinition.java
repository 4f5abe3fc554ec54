package dev.quern.domain.catalog;

import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What kind of table it is and where its rows come from. The wire's {@code type} is {@link
 * #wireType}.
 */
public sealed interface TableDefinition {

  /** The table's type in REST resources. */
  String wireType();

  /**
   * A table that holds rows.
   *
   * @param storage where they lie
   * @param partitioning how they are divided
   * @param clustering columns they are ordered by; kept as metadata
   * @param requirePartitionFilter whether a query must filter on the partitioning column
   * @param constraints keys
   */
  record Base(
      PhysicalTable storage,
      Optional<Partitioning> partitioning,
      List<String> clustering,
      boolean requirePartitionFilter,
      TableConstraints constraints)
      implements TableDefinition {

    public Base {
      clustering = List.copyOf(clustering);
    }

    /** The same with its rows elsewhere. */
    public Base withStorage(PhysicalTable value) {
      return new Base(value, partitioning, clustering, requirePartitionFilter, constraints);
    }

    /** The same divided and ordered in another way. */
    public Base withPartitioning(Optional<Partitioning> value, List<String> columns) {
      return new Base(storage, value, columns, requirePartitionFilter, constraints);
    }

    /** A plain table. */
    public static Base of(PhysicalTable storage) {
      return new Base(storage, Optional.empty(), List.of(), false, TableConstraints.NONE);
    }

    @Override
    public String wireType() {
      return "TABLE";
    }
  }

  /**
   * A view.
   *
   * @param query its query
   * @param useLegacySql whether the query is legacy SQL
   */
  record View(String query, boolean useLegacySql) implements TableDefinition {
    @Override
    public String wireType() {
      return "VIEW";
    }
  }

  /**
   * A materialized view; its rows are kept and refreshed.
   *
   * @param query its query
   * @param storage where its rows lie
   * @param enableRefresh whether it refreshes by itself
   * @param refreshIntervalMs how often, milliseconds
   * @param lastRefreshTime when last, milliseconds since the epoch
   */
  record MaterializedView(
      String query,
      Optional<PhysicalTable> storage,
      boolean enableRefresh,
      OptionalLong refreshIntervalMs,
      OptionalLong lastRefreshTime)
      implements TableDefinition {
    @Override
    public String wireType() {
      return "MATERIALIZED_VIEW";
    }
  }

  /**
   * A table whose rows stay in files.
   *
   * @param sourceFormat {@code CSV}, {@code NEWLINE_DELIMITED_JSON}, {@code PARQUET}, ...
   * @param sourceUris where the files are
   * @param options the other fields of the REST type {@code ExternalDataConfiguration}, name to
   *     JSON text
   */
  record External(String sourceFormat, List<String> sourceUris, Map<String, String> options)
      implements TableDefinition {

    public External {
      sourceUris = List.copyOf(sourceUris);
      options = Map.copyOf(options);
    }

    @Override
    public String wireType() {
      return "EXTERNAL";
    }
  }

  /**
   * A read-only copy of a table as it was.
   *
   * @param storage where its rows lie
   * @param partitioning how the table was divided
   * @param clustering columns the table was ordered by
   * @param base the table it was taken from
   * @param snapshotTime as of when, milliseconds since the epoch
   */
  record Snapshot(
      PhysicalTable storage,
      Optional<Partitioning> partitioning,
      List<String> clustering,
      TableReference base,
      long snapshotTime)
      implements TableDefinition {

    public Snapshot {
      clustering = List.copyOf(clustering);
    }

    @Override
    public String wireType() {
      return "SNAPSHOT";
    }
  }
}
