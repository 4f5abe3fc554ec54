package dev.quern.jobs.table;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.Destination;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.jobs.query.DestinationWriter;
import dev.quern.storage.duckdb.function.BatchTable;

/** Writes the rows of queries to tables. */
public final class RowsDestination implements DestinationWriter {

  private final Transactions transactions;
  private final TableWriter writer;
  private final TableAppender appender;

  /** A destination for the rows of queries. */
  public RowsDestination(Transactions transactions, TableWriter writer, TableAppender appender) {
    this.transactions = transactions;
    this.writer = writer;
    this.appender = appender;
  }

  @Override
  public void write(Destination destination, KeptRows rows, Cancellation cancellation) {
    TableSchema schema = rows.schema();
    transactions.run(
        cancellation,
        transaction -> {
          Table table = writer.prepare(transaction, destination, schema);
          try (RowStream stream = rows.rows(0, Long.MAX_VALUE)) {
            return appender.append(
                transaction,
                table,
                schema,
                new BatchTable(
                    schema.fields().stream().map(SchemaField::type).toList(), new Batches(stream)));
          }
        });
  }
}
