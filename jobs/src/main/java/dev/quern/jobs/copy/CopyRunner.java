package dev.quern.jobs.copy;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.TableCopies;
import dev.quern.catalog.TimeTravel;
import dev.quern.catalog.TimeTravel.TableAt;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Copies tables into one, and makes and restores snapshots and clones. A source may carry a
 * snapshot decorator. Source: REST type {@code JobConfigurationTableCopy}.
 */
public final class CopyRunner implements TaskRunner<JobTask.Copy> {

  private final Transactions transactions;
  private final TableWriter writer;
  private final InstantSource clock;

  /** A runner. */
  public CopyRunner(Transactions transactions, TableWriter writer, InstantSource clock) {
    this.transactions = transactions;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public TaskResult run(JobTask.Copy task, JobRequest request, Cancellation cancellation) {
    JobStatistics statistics =
        transactions.run(
            cancellation,
            transaction ->
                switch (task.operation()) {
                  case "COPY", "OPERATION_TYPE_UNSPECIFIED" -> copy(transaction, task);
                  case "SNAPSHOT", "CLONE", "RESTORE" -> duplicate(transaction, task);
                  case String other ->
                      throw new BigQueryException(
                          ErrorReason.INVALID, "Invalid value for operationType: " + other);
                });
    return new TaskResult(
        statistics, Optional.empty(), Optional.of(task.destination().table()), List.of());
  }

  private JobStatistics copy(CatalogTransaction transaction, JobTask.Copy task) {
    List<TableAt> sources =
        task.sources().stream().map(reference -> source(transaction, reference)).toList();
    Table first = sources.getFirst().table();
    for (TableAt source : sources) {
      if (!source.table().schema().equals(first.schema())) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Source tables of a copy job must have the same schema: "
                + first.reference()
                + " and "
                + source.table().reference());
      }
    }
    Table target = writer.prepare(transaction, like(task.destination(), first), first.schema());
    long rows = 0;
    for (TableAt source : sources) {
      rows +=
          TableAppender.append(
              transaction,
              target,
              source.table().schema(),
              source.storage().columns(),
              source.relation());
    }
    return new JobStatistics.Copy(rows);
  }

  /** Makes a table of one other. */
  private JobStatistics duplicate(CatalogTransaction transaction, JobTask.Copy task) {
    if (task.sources().size() != 1) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "A copy job of operation type " + task.operation() + " must have one source table");
    }
    TableAt source = source(transaction, task.sources().getFirst());
    TableReference target = task.destination().table();
    if (transaction.view().table(target).isPresent()) {
      if (task.destination().write() != WriteDisposition.WRITE_TRUNCATE) {
        throw CatalogErrors.duplicate(target);
      }
      transaction.deleteTable(target);
    }
    Table made =
        task.operation().equals("SNAPSHOT")
            ? TableCopies.snapshot(transaction, source, target)
            : TableCopies.copy(transaction, source, target);
    transaction.createTable(made);
    return new JobStatistics.Copy(transaction.rowCount(made.storage().orElseThrow()));
  }

  private TableAt source(CatalogTransaction transaction, TableReference reference) {
    if (transaction.view().dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    TableAt source = TimeTravel.find(transaction.view(), reference, now);
    if (source.table().storage().isEmpty()) {
      throw CatalogErrors.notAllowed(source.table());
    }
    return source;
  }

  /** A new table is divided as the one it is made of. */
  private static Destination like(Destination destination, Table source) {
    return source.definition() instanceof TableDefinition.Base base
        ? new Destination(
            destination.table(),
            destination.create(),
            destination.write(),
            destination.schemaUpdates(),
            base.partitioning(),
            base.clustering())
        : destination;
  }
}
