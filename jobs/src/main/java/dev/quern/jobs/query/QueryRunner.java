package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.jobs.RowKeeper;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.result.NoRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Runs a query job: the statement, then its rows into the keeper or a table. */
public final class QueryRunner implements TaskRunner<JobTask.Query> {

  private final StatementRunner statements;
  private final RowKeeper keeper;
  private final DestinationWriter destinations;
  private final BiConsumer<JobRequest, ScriptStep> children;
  private final ResultCache cache;

  /**
   * A runner over the engine's statements.
   *
   * @param children is told of the statements of scripts, with the script's job
   * @param clock tells the age of results that are given again
   */
  public QueryRunner(
      StatementRunner statements,
      RowKeeper keeper,
      DestinationWriter destinations,
      BiConsumer<JobRequest, ScriptStep> children,
      InstantSource clock) {
    this.children = children;
    this.cache = new ResultCache(clock);
    this.statements = statements;
    this.keeper = keeper;
    this.destinations = destinations;
  }

  @Override
  public TaskResult run(JobTask.Query task, JobRequest request, Cancellation cancellation) {
    Optional<ResultCache.Hit> hit =
        isCached(task) ? cache.find(task.statement()) : Optional.empty();
    if (hit.isPresent()) {
      return again(hit.get());
    }
    StatementResult result =
        statements.run(task.statement(), cancellation, step -> children.accept(request, step));
    requireWithinBudget(task, result);
    return result(task, result, cancellation).inSession(result.sessionId());
  }

  private static boolean isCached(JobTask.Query task) {
    return task.useCache() && task.destination().isEmpty() && !task.statement().dryRun();
  }

  /** Nothing is read for a result that was kept. */
  private static TaskResult again(ResultCache.Hit hit) {
    return new TaskResult(
        new JobStatistics.Query(
            hit.statementType(),
            hit.rows().schema(),
            Optional.empty(),
            hit.referencedTables(),
            0,
            true),
        Optional.of(hit.rows()),
        Optional.empty(),
        List.of());
  }

  private TaskResult result(JobTask.Query task, StatementResult result, Cancellation cancellation) {
    return switch (result.outcome()) {
      case StatementResult.Rows(var rows) -> {
        KeptRows kept = keeper.keep(rows);
        yield new TaskResult(
            statistics(result, kept.schema(), Optional.empty()),
            Optional.of(
                task.destination()
                    .map(destination -> destinations.write(destination, kept, cancellation))
                    .orElseGet(
                        () -> isCached(task) ? cache.add(task.statement(), result, kept) : kept)),
            task.destination().map(Destination::table),
            List.of());
      }
      case StatementResult.Kept(var kept) ->
          new TaskResult(
              statistics(result, kept.schema(), Optional.empty()),
              Optional.of(kept),
              Optional.empty(),
              List.of());
      case StatementResult.Planned planned ->
          TaskResult.of(statistics(result, planned.schema(), Optional.of(planned)));
      case StatementResult.Changed changed ->
          TaskResult.of(statistics(result, changed.schema(), Optional.of(changed)));
      case StatementResult.Defined defined ->
          new TaskResult(
              statistics(result, defined.schema(), Optional.of(defined)),
              Optional.of(defined.schema())
                  .filter(schema -> !schema.fields().isEmpty())
                  .map(NoRows::new),
              Optional.empty(),
              List.of());
      case StatementResult.Exported exported ->
          TaskResult.of(statistics(result, TableSchema.EMPTY, Optional.of(exported)));
      case StatementResult.Loaded loaded ->
          TaskResult.of(statistics(result, TableSchema.EMPTY, Optional.of(loaded)));
      case StatementResult.Done done ->
          TaskResult.of(statistics(result, TableSchema.EMPTY, Optional.of(done)));
    };
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
    if (result.bytesBilled() > limit) {
      if (result.outcome() instanceof StatementResult.Rows(var rows)) {
        rows.close();
      }
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Query exceeded limit for bytes billed: "
              + limit
              + ". "
              + result.bytesBilled()
              + " or higher required.");
    }
  }
}
