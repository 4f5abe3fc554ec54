package dev.quern.domain.job;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;

/** Moves rows between tables and files, for the statements EXPORT DATA and LOAD DATA. */
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
        public StatementResult.Loaded load(JobTask.Load task, Cancellation cancellation) {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "There is no place for files.");
        }
      };

  /** Writes rows to files and closes them. */
  StatementResult.Exported export(RowStream rows, ExportOptions options, Cancellation cancellation);

  /** Loads files into a table. */
  StatementResult.Loaded load(JobTask.Load task, Cancellation cancellation);
}
