package dev.quern.jobs.copy;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.table.TableAppender;
import dev.quern.jobs.table.TableWriter;
import dev.quern.jobs.table.Transactions;
import java.util.List;
import java.util.Optional;

/** Copies tables into one. Source: REST type {@code JobConfigurationTableCopy}. */
public final class CopyRunner implements TaskRunner<JobTask.Copy> {

  private final Transactions transactions;
  private final TableWriter writer;

  /** A runner. */
  public CopyRunner(Transactions transactions, TableWriter writer) {
    this.transactions = transactions;
    this.writer = writer;
  }

  @Override
  public TaskResult run(JobTask.Copy task, JobRequest request, Cancellation cancellation) {
    if (!task.operation().equals("COPY")
        && !task.operation().equals("OPERATION_TYPE_UNSPECIFIED")) {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED,
          "Copy jobs of operation type "
              + task.operation()
              + " are not supported; see docs/limits.md.");
    }
    JobStatistics statistics =
        transactions.run(cancellation, transaction -> copy(transaction, task));
    return new TaskResult(
        statistics, Optional.empty(), Optional.of(task.destination().table()), List.of());
  }

  private JobStatistics copy(CatalogTransaction transaction, JobTask.Copy task) {
    List<Table> sources =
        task.sources().stream().map(reference -> source(transaction, reference)).toList();
    Table first = sources.getFirst();
    for (Table source : sources) {
      if (!source.schema().equals(first.schema())) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Source tables of a copy job must have the same schema: "
                + first.reference()
                + " and "
                + source.reference());
      }
    }
    Table target = writer.prepare(transaction, like(task.destination(), first), first.schema());
    long rows = 0;
    for (Table source : sources) {
      PhysicalTable storage = source.storage().orElseThrow();
      rows +=
          TableAppender.append(
              transaction, target, source.schema(), storage.columns(), storage.name());
    }
    return new JobStatistics.Copy(rows);
  }

  private static Table source(CatalogTransaction transaction, TableReference reference) {
    if (transaction.view().dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    Table table =
        transaction.view().table(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
    if (table.storage().isEmpty()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          reference
              + " is not allowed for this operation because it is currently a "
              + table.definition().wireType()
              + ".");
    }
    return table;
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
