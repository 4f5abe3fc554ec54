package dev.quern.adapter.rest.table;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.jobs.JobService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The anonymous tables that hold results of queries, as tables. Source: "Using cached query
 * results", temporary tables.
 */
@Component
final class ResultTables {

  private static final long LIFETIME_MS = Duration.ofHours(24).toMillis();

  private final JobService jobs;
  private final RestDefaults defaults;

  ResultTables(JobService jobs, RestDefaults defaults) {
    this.jobs = jobs;
    this.defaults = defaults;
  }

  /**
   * A result as a table.
   *
   * @param table the table
   * @param rows how many rows it holds
   */
  record Found(Table table, long rows) {}

  /** The table of a name, if it is one that holds a result. */
  Optional<Found> find(TableReference reference, Principal caller) {
    return jobs.anonymousRows(reference, caller)
        .map(rows -> new Found(table(reference, rows), rows.rowCount()));
  }

  private Table table(TableReference reference, KeptRows rows) {
    long made = jobs.anonymousTime(reference);
    List<String> columns = rows.schema().fields().stream().map(SchemaField::name).toList();
    return new Table(
        reference,
        rows.schema(),
        TableDefinition.Base.of(new PhysicalTable(reference.tableId(), columns)),
        ResourceProperties.NONE,
        defaults.location(),
        OptionalLong.of(made + LIFETIME_MS),
        Optional.empty(),
        Optional.empty(),
        new ResourceVersion(made, made, Long.toHexString(made)));
  }
}
