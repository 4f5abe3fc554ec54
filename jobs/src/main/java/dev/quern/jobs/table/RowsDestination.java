package dev.quern.jobs.table;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.type.SqlType;
import dev.quern.jobs.query.DestinationWriter;
import dev.quern.storage.duckdb.function.BatchTable;
import java.util.List;

/** Writes the rows of queries to tables. */
public final class RowsDestination implements DestinationWriter {

  private final Transactions transactions;
  private final TableWriter writer;
  private final TableAppender appender;
  private final TableReader reader;

  /** A destination for the rows of queries. */
  public RowsDestination(
      Transactions transactions, TableWriter writer, TableAppender appender, TableReader reader) {
    this.reader = reader;
    this.transactions = transactions;
    this.writer = writer;
    this.appender = appender;
  }

  @Override
  public KeptRows write(Destination destination, KeptRows rows, Cancellation cancellation) {
    TableSchema schema = rows.schema();
    WriteTarget written =
        transactions.run(
            cancellation,
            transaction -> {
              WriteTarget target = writer.prepare(transaction, destination, schema);
              try (RowStream stream = rows.rows(0, Long.MAX_VALUE)) {
                List<SqlType> types = schema.fields().stream().map(SchemaField::type).toList();
                appender.append(
                    transaction, target, schema, new BatchTable(types, new Batches(stream)));
              }
              return target;
            });
    return destination.write() == WriteDisposition.WRITE_APPEND
        ? reader.rows(written.table(), written.partition(), written.table().schema())
        : rows;
  }
}
