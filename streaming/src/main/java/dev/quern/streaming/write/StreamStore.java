package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The streams as a table of the engine, changed in the transactions that append their rows. */
final class StreamStore {

  private static final String TABLE = "q_write_streams";

  private static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("name", ScalarType.STRING),
              SchemaField.of("project", ScalarType.STRING),
              SchemaField.of("dataset", ScalarType.STRING),
              SchemaField.of("table_id", ScalarType.STRING),
              SchemaField.of("type", ScalarType.STRING),
              SchemaField.of("created", ScalarType.INT64),
              SchemaField.of("committed", ScalarType.INT64),
              SchemaField.of("next_offset", ScalarType.INT64),
              SchemaField.of("flushed", ScalarType.INT64),
              SchemaField.of("finalized", ScalarType.BOOL),
              SchemaField.of("staging", ScalarType.STRING),
              SchemaField.of("staging_columns", ScalarType.STRING)));

  private final ConnectionPool connections;

  StreamStore(ConnectionPool connections) {
    this.connections = connections;
    try (ConnectionPool.Lease lease = connections.lease()) {
      lease
          .connection()
          .execute(
              "CREATE TABLE IF NOT EXISTS "
                  + TABLE
                  + " (name VARCHAR, project VARCHAR, dataset VARCHAR, table_id VARCHAR, type"
                  + " VARCHAR, created BIGINT, committed BIGINT, next_offset BIGINT, flushed"
                  + " BIGINT, finalized BOOLEAN, staging VARCHAR, staging_columns VARCHAR)");
    }
  }

  List<StreamState> load() {
    try (ConnectionPool.Lease lease = connections.lease();
        RowStream rows = lease.connection().query("SELECT * FROM " + TABLE, SCHEMA)) {
      return rows.toList(StreamStore::state);
    }
  }

  private static StreamState state(RowBatch batch, int row) {
    ColumnVector committed = batch.column(6);
    ColumnVector staging = batch.column(10);
    WriteStream stream =
        new WriteStream(
            text(batch, 0, row),
            TableReference.of(text(batch, 1, row), text(batch, 2, row), text(batch, 3, row)),
            WriteStreamType.valueOf(text(batch, 4, row)),
            batch.column(5).getLong(row),
            committed.isNull(row) ? OptionalLong.empty() : OptionalLong.of(committed.getLong(row)));
    return new StreamState(
        stream,
        batch.column(7).getLong(row),
        batch.column(8).getLong(row),
        batch.column(9).getBool(row),
        staging.isNull(row)
            ? Optional.empty()
            : Optional.of(
                new PhysicalTable(
                    staging.getString(row), List.of(text(batch, 11, row).split(",")))));
  }

  private static String text(RowBatch batch, int column, int row) {
    return batch.column(column).getString(row);
  }

  void insert(DuckConnection connection, StreamState state) {
    WriteStream stream = state.stream();
    connection.execute(
        "INSERT INTO " + TABLE + " VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, 0, false, $7, $8)",
        new Value.Text(stream.name()),
        new Value.Text(stream.table().projectId()),
        new Value.Text(stream.table().datasetId()),
        new Value.Text(stream.table().tableId()),
        new Value.Text(stream.type().name()),
        new Value.Int64(stream.createTime()),
        state.staging().<Value>map(table -> new Value.Text(table.name())).orElse(NO_TEXT),
        stagingColumns(state));
  }

  private static final Value NO_TEXT = new Value.Null(ScalarType.STRING);

  private static Value stagingColumns(StreamState state) {
    return state
        .staging()
        .<Value>map(table -> new Value.Text(String.join(",", table.columns())))
        .orElse(NO_TEXT);
  }

  void delete(DuckConnection connection, String name) {
    connection.execute("DELETE FROM " + TABLE + " WHERE name = $1", new Value.Text(name));
  }

  void update(DuckConnection connection, StreamState state) {
    OptionalLong committed = state.stream().commitTime();
    connection.execute(
        "UPDATE "
            + TABLE
            + " SET committed = $2, next_offset = $3, flushed = $4, finalized = $5,"
            + " staging = $6, staging_columns = $7 WHERE name = $1",
        new Value.Text(state.stream().name()),
        committed.isPresent()
            ? new Value.Int64(committed.getAsLong())
            : new Value.Null(ScalarType.INT64),
        new Value.Int64(state.nextOffset()),
        new Value.Int64(state.flushed()),
        new Value.Bool(state.finalized()),
        state.staging().<Value>map(table -> new Value.Text(table.name())).orElse(NO_TEXT),
        stagingColumns(state));
  }
}
