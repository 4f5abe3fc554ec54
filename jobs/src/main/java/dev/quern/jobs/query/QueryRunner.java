package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.jobs.RowKeeper;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import java.util.List;
import java.util.Optional;

/** Runs a query job: the statement, then its rows into the keeper or a table. */
public final class QueryRunner implements TaskRunner<JobTask.Query> {

  private final StatementRunner statements;
  private final RowKeeper keeper;
  private final DestinationWriter destinations;

  /** A runner over the engine's statements. */
  public QueryRunner(StatementRunner statements, RowKeeper keeper, DestinationWriter destinations) {
    this.statements = statements;
    this.keeper = keeper;
    this.destinations = destinations;
  }

  @Override
  public TaskResult run(JobTask.Query task, JobRequest request, Cancellation cancellation) {
    StatementResult result = statements.run(task.statement(), cancellation);
    requireWithinBudget(task, result);
    return switch (result.outcome()) {
      case StatementResult.Rows(var rows) -> {
        KeptRows kept = keeper.keep(rows);
        Optional<TableReference> target =
            task.destination().map(destination -> write(destination, kept, cancellation));
        yield rows(result, kept, target);
      }
      case StatementResult.Kept(var kept) -> rows(result, kept, Optional.empty());
      case StatementResult.Planned planned ->
          TaskResult.of(statistics(result, planned.schema(), Optional.of(planned)));
      case StatementResult.Changed changed ->
          TaskResult.of(statistics(result, TableSchema.EMPTY, Optional.of(changed)));
      case StatementResult.Defined defined ->
          TaskResult.of(statistics(result, defined.schema(), Optional.of(defined)));
      case StatementResult.Done done ->
          TaskResult.of(statistics(result, TableSchema.EMPTY, Optional.of(done)));
    };
  }

  private static TaskResult rows(
      StatementResult result, KeptRows kept, Optional<TableReference> target) {
    return new TaskResult(
        statistics(result, kept.schema(), Optional.empty()), Optional.of(kept), target, List.of());
  }

  private TableReference write(Destination destination, KeptRows kept, Cancellation cancellation) {
    destinations.write(destination, kept, cancellation);
    return destination.table();
  }

  private static JobStatistics statistics(
      StatementResult result, TableSchema schema, Optional<StatementResult.Outcome> outcome) {
    return new JobStatistics.Query(
        result.statementType(),
        schema,
        outcome,
        result.referencedTables(),
        result.bytesProcessed(),
        false);
  }

  private static void requireWithinBudget(JobTask.Query task, StatementResult result) {
    long limit = task.maximumBytesBilled().orElse(Long.MAX_VALUE);
    if (result.bytesProcessed() > limit) {
      if (result.outcome() instanceof StatementResult.Rows(var rows)) {
        rows.close();
      }
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Query exceeded limit for bytes billed: "
              + limit
              + ". "
              + result.bytesProcessed()
              + " or higher required.");
    }
  }
}
