package dev.quern.jobs.move;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;
import dev.quern.jobs.extract.FileExporter;
import dev.quern.jobs.load.LoadRunner;

/**
 * Moves rows as extract and load jobs do.
 *
 * @param exporter writes files
 * @param loader reads files
 */
public record FileMover(FileExporter exporter, LoadRunner loader) implements DataMover {

  @Override
  public StatementResult.Exported export(
      RowStream rows, ExportOptions options, Cancellation cancellation) {
    FileExporter.Exported exported = exporter.export(rows, options, cancellation);
    return new StatementResult.Exported(exported.files(), exported.rows());
  }

  @Override
  public StatementResult.Loaded load(JobTask.Load task, Cancellation cancellation) {
    LoadRunner.Result loaded = loader.load(task, cancellation);
    return new StatementResult.Loaded(
        loaded.files(), loaded.bytes(), loaded.rows(), loaded.badRows());
  }
}
