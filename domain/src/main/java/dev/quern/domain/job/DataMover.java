package dev.quern.domain.job;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;
import java.util.List;

/**
 * Moves rows between tables and files, for the statements EXPORT DATA and LOAD DATA, and reads the
 * files of external tables.
 */
public interface DataMover {

  /** For those who have no files. */
  DataMover NONE =
      new DataMover() {
        @Override
        public StatementResult.Exported export(
            RowStream rows, ExportOptions options, Cancellation cancellation) {
          rows.close();
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }

        @Override
        public StatementResult.Loaded load(
            JobTask.Load task, Principal caller, Cancellation cancellation) {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }

        @Override
        public TableSchema columns(TableDefinition.External files, TableSchema declared) {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }

        @Override
        public List<String> folderColumns(TableDefinition.External files) {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }

        @Override
        public OpenFiles open(Table external) {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }
      };

  /** Writes rows to files and closes them. */
  StatementResult.Exported export(RowStream rows, ExportOptions options, Cancellation cancellation);

  /** Loads files into a table, as this caller. */
  StatementResult.Loaded load(JobTask.Load task, Principal caller, Cancellation cancellation);

  /**
   * The columns of an external table: those declared, or those that the files have, and those that
   * the files' folders give.
   *
   * @throws BigQueryException {@code invalid} when the options are wrong or the files unreadable
   */
  TableSchema columns(TableDefinition.External files, TableSchema declared);

  /** The names of the columns that the folders of an external table's files give, in order. */
  List<String> folderColumns(TableDefinition.External files);

  /** Makes the rows of an external table readable. */
  OpenFiles open(Table external);

  /** The files of an external table while a statement reads them. */
  interface OpenFiles extends AutoCloseable {

    /**
     * The relation in the engine's SQL: the table's columns as {@code f0}, {@code f1}, ..., and
     * behind them the name of each row's file.
     */
    String relation();

    /** The columns of which a statement must filter one; empty when it need not. */
    List<String> requiredFilter();

    @Override
    void close();
  }
}
