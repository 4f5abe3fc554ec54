package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.SpeculationException;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.jobs.RowKeeper;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import dev.quern.jobs.result.NoRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    StatementRequest.Options options =
        task.statement().options().inJob(request.reference().jobId(), task.maximumBytesBilled());
    try {
      return run(task, options.speculating(), request, cancellation);
    } catch (SpeculationException _) {
      return run(task, options, request, cancellation);
    }
  }

  private TaskResult run(
      JobTask.Query task,
      StatementRequest.Options options,
      JobRequest request,
      Cancellation cancellation) {
    StatementRequest statement = task.statement().withOptions(options);
    StatementResult result =
        statements.run(statement, cancellation, step -> children.accept(request, step));
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
            true,
            OptionalLong.of(hit.rows().rowCount()),
            StatementDetails.NONE),
        Optional.of(hit.rows()),
        Optional.empty(),
        List.of());
  }

  private TaskResult result(JobTask.Query task, StatementResult result, Cancellation cancellation) {
    return switch (result.outcome()) {
      case StatementResult.Rows(var rows) -> {
        KeptRows kept = keeper.keep(rows);
        yield new TaskResult(
            JobStatistics.Query.ofRows(result, kept.schema(), kept.rowCount()),
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
              JobStatistics.Query.ofRows(result, kept.schema(), kept.rowCount()),
              Optional.of(kept),
              Optional.empty(),
              List.of());
      case StatementResult.Planned planned ->
          TaskResult.of(JobStatistics.Query.ofOutcome(result, planned.schema()));
      case StatementResult.Changed changed ->
          TaskResult.of(JobStatistics.Query.ofOutcome(result, changed.schema()));
      case StatementResult.Defined defined ->
          new TaskResult(
              JobStatistics.Query.ofOutcome(result, defined.schema()),
              Optional.of(defined.schema())
                  .filter(schema -> !schema.fields().isEmpty())
                  .map(NoRows::new),
              Optional.empty(),
              List.of());
      case StatementResult.Exported _ ->
          TaskResult.of(JobStatistics.Query.ofOutcome(result, TableSchema.EMPTY));
      case StatementResult.Loaded _ ->
          TaskResult.of(JobStatistics.Query.ofOutcome(result, TableSchema.EMPTY));
      case StatementResult.Done _ ->
          TaskResult.of(JobStatistics.Query.ofOutcome(result, TableSchema.EMPTY));
    };
  }
}
