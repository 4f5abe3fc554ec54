package dev.quern.jobs.move;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;
import dev.quern.jobs.extract.FileExporter;
import dev.quern.jobs.load.ExternalFiles;
import dev.quern.jobs.load.LoadRunner;
import java.util.List;

/**
 * Moves rows as extract and load jobs do.
 *
 * @param exporter writes files
 * @param loader loads files
 * @param external reads the files of external tables
 */
public record FileMover(FileExporter exporter, LoadRunner loader, ExternalFiles external)
    implements DataMover {

  @Override
  public StatementResult.Exported export(
      RowStream rows, ExportOptions options, Cancellation cancellation) {
    FileExporter.Exported exported = exporter.export(rows, options, cancellation);
    return new StatementResult.Exported(exported.files(), exported.rows());
  }

  @Override
  public StatementResult.Loaded load(
      JobTask.Load task, Principal caller, Cancellation cancellation) {
    LoadRunner.Result loaded = loader.load(task, caller, cancellation);
    return new StatementResult.Loaded(
        loaded.files(), loaded.bytes(), loaded.rows(), loaded.rowBytes(), loaded.badRows());
  }

  @Override
  public TableSchema columns(TableDefinition.External files, TableSchema declared) {
    return external.columns(files, declared);
  }

  @Override
  public List<String> folderColumns(TableDefinition.External files) {
    return external.folderColumns(files);
  }

  @Override
  public OpenFiles open(Table table) {
    return external.open(table);
  }
}
