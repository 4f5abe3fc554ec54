package dev.quern.jobs.copy;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.Partition;
import dev.quern.catalog.TableCopies;
import dev.quern.catalog.TimeTravel;
import dev.quern.catalog.TimeTravel.TableAt;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.AnonymousTables;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.query.DestinationWriter;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import dev.quern.jobs.table.WriteTarget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies tables into one. Source: REST type {@code JobConfigurationTableCopy}. */
public final class CopyRunner implements TaskRunner<JobTask.Copy> {

  private final Transactions transactions;
  private final TableWriter writer;
  private final InstantSource clock;
  private final Catalog catalog;
  private final AccessRules rules;
  private final AnonymousTables results;
  private final DestinationWriter destinations;

  /** A runner. */
  public CopyRunner(
      Transactions transactions,
      TableWriter writer,
      InstantSource clock,
      Catalog catalog,
      AccessRules rules,
      AnonymousTables results,
      DestinationWriter destinations) {
    this.results = results;
    this.destinations = destinations;
    this.catalog = catalog;
    this.rules = rules;
    this.transactions = transactions;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public TaskResult run(JobTask.Copy task, JobRequest request, Cancellation cancellation) {
    JobStatistics statistics =
        result(task, request.caller())
            .map(rows -> copyResult(task, rows, cancellation))
            .orElseGet(() -> copyTables(task, request, cancellation));
    return new TaskResult(
        statistics, Optional.empty(), Optional.of(task.destination().table()), List.of());
  }

  /** The rows of a query, if the job copies such. */
  private Optional<KeptRows> result(JobTask.Copy task, Principal caller) {
    return task.sources().size() == 1 && isPlainCopy(task)
        ? results.anonymousRows(task.sources().getFirst(), caller)
        : Optional.empty();
  }

  private JobStatistics copyResult(JobTask.Copy task, KeptRows rows, Cancellation cancellation) {
    var _ = destinations.write(task.destination(), rows, cancellation);
    return new JobStatistics.Copy(rows.rowCount(), 0);
  }

  private static boolean isPlainCopy(JobTask.Copy task) {
    return task.operation().equals("COPY") || task.operation().equals("OPERATION_TYPE_UNSPECIFIED");
  }

  private JobStatistics copyTables(
      JobTask.Copy task, JobRequest request, Cancellation cancellation) {
    return transactions.run(
        cancellation,
        transaction -> {
          List<Source> sources =
              task.sources().stream()
                  .map(source -> source(transaction, source, request.caller()))
                  .toList();
          if (isPlainCopy(task)) {
            return copy(transaction, task, sources);
          }
          return switch (task.operation()) {
            case "SNAPSHOT", "CLONE", "RESTORE" -> make(transaction, task, sources);
            default ->
                throw new BigQueryException(
                    ErrorReason.INVALID,
                    "configuration.copy.operationType",
                    "Invalid value for operationType: "
                        + task.operation()
                        + " is not a valid value");
          };
        });
  }

  private JobStatistics copy(
      CatalogTransaction transaction, JobTask.Copy task, List<Source> sources) {
    Table first = sources.getFirst().table();
    for (Source source : sources) {
      if (!source.table().schema().equals(first.schema())) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Source tables of a copy job must have the same schema: "
                + first.reference()
                + " and "
                + source.table().reference());
      }
    }
    WriteTarget target =
        writer.prepare(transaction, like(task.destination(), first), first.schema());
    long rows = 0;
    for (Source source : sources) {
      TableSchema schema = source.table().schema();
      rows +=
          TableAppender.append(
              transaction,
              target.keepingPartitions(source.table()),
              schema,
              source.at().storage().columns().subList(0, schema.fields().size()),
              source.relation(clock.millis()));
    }
    return new JobStatistics.Copy(rows, sources.stream().mapToLong(this::logicalBytes).sum());
  }

  /** The bytes of what is copied, as BigQuery counts them. */
  private long logicalBytes(Source source) {
    return source
        .partition()
        .map(partition ->
            catalog.partitions(source.table()).stream()
                .filter(size -> size.partitionId().equals(Optional.of(partition.id())))
                .mapToLong(PartitionSize::logicalBytes)
                .sum())
        .orElseGet(() -> catalog.logicalBytes(source.at().storage(), source.table().schema()));
  }

  /** Makes a table, in place of another when the job says so. */
  private JobStatistics make(
      CatalogTransaction transaction, JobTask.Copy task, List<Source> sources) {
    if (sources.size() != 1) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Only one source table is allowed for a " + task.operation() + " operation.");
    }
    TableAt source = sources.getFirst().at();
    if (sources.getFirst().partition().isPresent()
        || DecoratedTable.of(task.destination().table()).partitionId().isPresent()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Partition decorators are not allowed for a " + task.operation() + " operation.");
    }
    TableReference target = task.destination().table();
    boolean fromSnapshot = source.table().definition() instanceof TableDefinition.Snapshot;
    if (fromSnapshot != task.operation().equals("RESTORE")) {
      throw CatalogErrors.notAllowed(source.table());
    }
    if (transaction.view().table(target).isPresent()) {
      if (task.destination().write() != WriteDisposition.WRITE_TRUNCATE) {
        throw CatalogErrors.duplicate(target);
      }
      transaction.deleteTable(target);
    }
    Table draft =
        switch (task.operation()) {
          case "SNAPSHOT" -> TableCopies.snapshot(transaction, source, target);
          case "CLONE" -> TableCopies.cloned(transaction, source, target);
          default -> TableCopies.copy(transaction, source, target);
        };
    Table made = transaction.createTable(written(draft, task.destination()));
    return new JobStatistics.Copy(
        transaction.rowCount(made.storage().orElseThrow()), logicalBytes(sources.getFirst()));
  }

  /** The table with what the job says of new ones. */
  private static Table written(Table draft, Destination destination) {
    ResourceProperties properties = draft.properties();
    for (Map.Entry<String, String> kept : destination.newTable().properties().stored().entrySet()) {
      properties = properties.withStored(kept.getKey(), Optional.of(kept.getValue()));
    }
    return draft
        .withProperties(properties)
        .withExpirationTime(destination.newTable().expirationTime());
  }

  /** A table to copy, or one of its partitions. */
  private record Source(TableAt at, Optional<Partition> partition) {

    Table table() {
      return at.table();
    }

    String relation(long now) {
      return Partition.condition(table(), partition, now)
          .map(condition -> "(SELECT * FROM " + at.relation() + " WHERE " + condition + ")")
          .orElseGet(at::relation);
    }
  }

  private Source source(
      CatalogTransaction transaction, TableReference decorated, Principal caller) {
    CatalogView view = transaction.view();
    DecoratedTable name = DecoratedTable.of(decorated);
    TableReference reference = name.table();
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    rules.of(caller).require(view, Permission.GET_DATA, new Securable.OfTable(reference));
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    TableAt source = TimeTravel.find(view, reference, now);
    if (source.table().storage().isEmpty()) {
      throw CatalogErrors.notAllowed(source.table());
    }
    requireAllRows(view, source.table().reference(), caller);
    requireAllColumns(source.table(), caller);
    return new Source(source, Partition.of(source.table(), name));
  }

  /** Who does not see all columns of a table must not copy them. */
  private void requireAllColumns(Table table, Principal caller) {
    if (rules.columns().restricts(table.schema(), caller)) {
      throw new BigQueryException(
          ErrorReason.ACCESS_DENIED,
          "Access Denied: Table "
              + table.reference()
              + ": User does not have permission to access all columns of the table, which has"
              + " policy tags.");
    }
  }

  /** Who does not see all rows of a table must not copy them. */
  private static void requireAllRows(CatalogView view, TableReference table, Principal caller) {
    Collection<RowAccessPolicy> policies = view.rowAccessPolicies(table);
    boolean seesAll =
        policies.stream()
            .anyMatch(policy ->
                policy.filterPredicate().strip().equalsIgnoreCase("TRUE")
                    && caller.isAmong(policy.grantees()));
    if (!policies.isEmpty() && !seesAll) {
      throw new BigQueryException(
          ErrorReason.ACCESS_DENIED,
          "Access Denied: Table "
              + table
              + ": User does not have permission to access all rows of the table, which has row"
              + " access policies.");
    }
  }

  /** A new table is divided as the one it is made of. */
  private static Destination like(Destination destination, Table source) {
    return switch (source.definition()) {
      case TableDefinition.Base base ->
          destination.dividedBy(base.partitioning(), base.clustering());
      case TableDefinition.Snapshot snapshot ->
          destination.dividedBy(snapshot.partitioning(), snapshot.clustering());
      case TableDefinition.View _, TableDefinition.MaterializedView _, TableDefinition.External _ ->
          destination;
    };
  }
}
