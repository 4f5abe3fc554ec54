package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.mapping.SchemaMapper;
import dev.quern.adapter.rest.wire.JobCreationReasonJson;
import dev.quern.adapter.rest.wire.JobReferenceJson;
import dev.quern.adapter.rest.wire.QueryHeadJson;
import dev.quern.adapter.rest.wire.ResultsHeadJson;
import dev.quern.adapter.rest.wire.RowsHeadJson;
import dev.quern.adapter.rest.wire.TableSchemaJson;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.StatementResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the answers to queries say before their rows. */
sealed interface QueryHeads {

  /** What is said of a job and its rows. */
  RowsHeadJson of(Job job, Optional<KeptRows> rows);

  /**
   * REST type {@code QueryResponse}.
   *
   * @param namesQuery whether with the query's id
   * @param namesJob whether with the job's name
   */
  record Answer(boolean namesQuery, boolean namesJob) implements QueryHeads {

    private static final JobCreationReasonJson REQUESTED = new JobCreationReasonJson("REQUESTED");

    @Override
    public RowsHeadJson of(Job job, Optional<KeptRows> rows) {
      boolean done = job.isDone();
      JobStatistics.@Nullable Query query = query(job);
      Long bytes = bytes(query);
      return new QueryHeadJson(
          "bigquery#queryResponse",
          schema(query, rows),
          namesJob ? JobMapper.reference(job.reference()) : null,
          totalRows(job, query, rows),
          bytes,
          done,
          done ? JobMapper.errors(job.errors()) : null,
          query == null ? null : Boolean.valueOf(query.cacheHit()),
          done && namesQuery ? job.reference().jobId() : null,
          done && namesJob ? REQUESTED : null,
          JobMapper.affectedRows(job),
          JobMapper.dml(job),
          done ? bytes : null,
          done ? job.reference().location() : null,
          done ? Long.valueOf(job.creationTime()) : null,
          done ? Long.valueOf(job.startTime().orElse(job.creationTime())) : null,
          done ? Long.valueOf(job.endTime().orElse(job.creationTime())) : null,
          JobMapper.session(job));
    }
  }

  /** REST type {@code GetQueryResultsResponse}. */
  record Results() implements QueryHeads {

    @Override
    public RowsHeadJson of(Job job, Optional<KeptRows> rows) {
      boolean done = job.isDone();
      JobStatistics.@Nullable Query query = query(job);
      return new ResultsHeadJson(
          "bigquery#getQueryResultsResponse",
          Conditions.etag(job.reference().toString(), job.state().name()),
          changed(query) ? null : schema(query, rows),
          JobMapper.reference(job.reference()),
          totalRows(job, query, rows),
          bytes(query),
          done,
          done ? JobMapper.errors(job.errors()) : null,
          query == null ? null : Boolean.valueOf(query.cacheHit()),
          JobMapper.affectedRows(job));
    }
  }

  /** What is said of a dry run: it has no job and no rows. */
  static RowsHeadJson dryRun(Job job) {
    JobStatistics.@Nullable Query query = query(job);
    return new QueryHeadJson(
        "bigquery#queryResponse",
        schema(query, Optional.empty()),
        new JobReferenceJson(job.reference().projectId(), null, job.reference().location()),
        null,
        query == null ? 0 : query.bytesProcessed(),
        true,
        null,
        false,
        null,
        null,
        null,
        null,
        0L,
        job.reference().location(),
        job.creationTime(),
        null,
        job.endTime().orElse(job.creationTime()),
        JobMapper.session(job));
  }

  private static JobStatistics.@Nullable Query query(Job job) {
    return job.statistics() instanceof JobStatistics.Query found ? found : null;
  }

  /** Whether a job changed rows; its columns are shown by {@code jobs.query} alone. */
  private static boolean changed(JobStatistics.@Nullable Query query) {
    return query != null
        && query.outcome().filter(StatementResult.Changed.class::isInstance).isPresent();
  }

  private static @Nullable Long bytes(JobStatistics.@Nullable Query query) {
    return query == null ? null : Long.valueOf(query.bytesProcessed());
  }

  /** How many rows there are, though they be none; changes and definitions do not say. */
  private static @Nullable Long totalRows(
      Job job, JobStatistics.@Nullable Query query, Optional<KeptRows> rows) {
    boolean givesRows = query == null || query.outcome().isEmpty();
    return job.isDone() && givesRows ? Long.valueOf(rows.map(KeptRows::rowCount).orElse(0L)) : null;
  }

  /** The columns of the rows; without rows those of the table that was changed or made. */
  private static @Nullable TableSchemaJson schema(
      JobStatistics.@Nullable Query query, Optional<KeptRows> rows) {
    TableSchema changed = query == null ? TableSchema.EMPTY : query.schema();
    TableSchema schema = rows.map(KeptRows::schema).orElse(changed);
    return schema.fields().isEmpty() ? null : SchemaMapper.toWire(schema);
  }
}
