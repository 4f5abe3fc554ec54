package dev.quern.catalog;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.TableVersions;
import dev.quern.storage.table.PhysicalTables;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The catalog's log as a table of the engine, beside the tables that hold the rows. */
final class DuckStore implements CatalogStore {

  private static final String LOG = "q_catalog";
  private static final int ENTRIES_PER_INSERT = 100;

  private static final TableSchema LOG_SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("sequence", ScalarType.INT64),
              SchemaField.of("kind", ScalarType.STRING),
              SchemaField.of("project", ScalarType.STRING),
              SchemaField.of("dataset", ScalarType.STRING),
              SchemaField.of("id", ScalarType.STRING),
              SchemaField.of("body", ScalarType.STRING)));

  private final ConnectionPool connections;
  private final TableVersions versions;

  DuckStore(ConnectionPool connections, TableVersions versions) {
    this.connections = connections;
    this.versions = versions;
    try (ConnectionPool.Lease lease = connections.lease()) {
      lease
          .connection()
          .execute(
              "CREATE TABLE IF NOT EXISTS "
                  + LOG
                  + " (sequence BIGINT, kind VARCHAR, project VARCHAR, dataset VARCHAR, id VARCHAR,"
                  + " body VARCHAR)");
    }
  }

  @Override
  public List<LogEntry> load() {
    try (ConnectionPool.Lease lease = connections.lease();
        RowStream rows =
            lease
                .connection()
                .query(
                    "SELECT sequence, kind, project, dataset, id, body FROM "
                        + LOG
                        + " ORDER BY sequence",
                    LOG_SCHEMA)) {
      return rows.toList(DuckStore::entry);
    }
  }

  private static LogEntry entry(RowBatch batch, int row) {
    ColumnVector body = batch.column(5);
    return new LogEntry(
        batch.column(0).getLong(row),
        LogEntry.Kind.valueOf(batch.column(1).getString(row)),
        batch.column(2).getString(row),
        batch.column(3).getString(row),
        batch.column(4).getString(row),
        body.isNull(row) ? Optional.empty() : Optional.of(body.getString(row)));
  }

  @Override
  public void replace(List<LogEntry> entries) {
    try (Session session = begin()) {
      session.connection().execute("DELETE FROM " + LOG);
      session.append(entries);
      session.commit();
    }
  }

  @Override
  public OptionalLong version(PhysicalTable table) {
    return versions.of(table.name());
  }

  @Override
  public long rowCount(PhysicalTable table, String condition) {
    try (ConnectionPool.Lease lease = connections.lease()) {
      return number(
          lease.connection(), "SELECT count(*) FROM " + table.name() + " WHERE " + condition);
    }
  }

  @Override
  public List<Long> sizes(PhysicalTable table, TableSchema schema) {
    try (ConnectionPool.Lease lease = connections.lease();
        RowStream rows =
            lease
                .connection()
                .query(LogicalSize.query(table, schema), LogicalSize.schema(schema))) {
      RowBatch batch = rows.next().orElseThrow();
      return batch.columns().stream().map(column -> column.getLong(0)).toList();
    }
  }

  @Override
  public List<PartitionSize> partitions(Table table) {
    try (ConnectionPool.Lease lease = connections.lease();
        RowStream rows =
            lease.connection().query(PartitionSizes.query(table), PartitionSizes.SCHEMA)) {
      return rows.toList(DuckStore::partition);
    }
  }

  private static PartitionSize partition(RowBatch batch, int row) {
    ColumnVector id = batch.column(0);
    return new PartitionSize(
        id.isNull(row) ? Optional.empty() : Optional.of(id.getString(row)),
        batch.column(1).getLong(row),
        batch.column(2).getLong(row));
  }

  private static long number(DuckConnection connection, String query) {
    TableSchema schema = new TableSchema(List.of(SchemaField.of("n", ScalarType.INT64)));
    try (RowStream rows = connection.query(query, schema)) {
      return rows.next().orElseThrow().column(0).getLong(0);
    }
  }

  @Override
  public Session begin() {
    ConnectionPool.Lease lease = connections.lease();
    lease.connection().begin();
    return new DuckSession(lease);
  }

  private record DuckSession(ConnectionPool.Lease lease) implements Session {

    @Override
    public DuckConnection connection() {
      return lease.connection();
    }

    @Override
    public void append(List<LogEntry> entries) {
      for (int from = 0; from < entries.size(); from += ENTRIES_PER_INSERT) {
        insert(entries.subList(from, Math.min(entries.size(), from + ENTRIES_PER_INSERT)));
      }
    }

    private void insert(List<LogEntry> entries) {
      StringBuilder sql = new StringBuilder("INSERT INTO " + LOG + " VALUES ");
      for (int i = 0; i < entries.size(); i++) {
        int first = i * LOG_SCHEMA.fields().size() + 1;
        sql.append(i == 0 ? "(" : ", (");
        for (int column = 0; column < LOG_SCHEMA.fields().size(); column++) {
          sql.append(column == 0 ? "$" : ", $").append(first + column);
        }
        sql.append(')');
      }
      connection()
          .execute(
              sql.toString(), entries.stream().flatMap(DuckStore::values).toArray(Value[]::new));
    }

    @Override
    public void createTable(PhysicalTable table, TableSchema schema) {
      PhysicalTables.create(
          connection(), table, schema.fields().stream().map(SchemaField::type).toList());
    }

    @Override
    public long rowCount(PhysicalTable table) {
      return number(connection(), "SELECT count(*) FROM " + table.name());
    }

    @Override
    public boolean hasRow(PhysicalTable table, String condition) {
      String rows = "SELECT 1 FROM " + table.name() + " WHERE " + condition + " LIMIT 1";
      return number(connection(), "SELECT count(*) FROM (" + rows + ")") > 0;
    }

    @Override
    public void dropTable(PhysicalTable table) {
      PhysicalTables.drop(connection(), table);
    }

    @Override
    public PhysicalTable alterTable(PhysicalTable table, TableSchema before, TableSchema after) {
      return PhysicalDdl.alter(connection(), table, before, after);
    }

    @Override
    public void commit() {
      connection().commit();
    }

    @Override
    public void close() {
      if (connection().inTransaction() && !connection().isBroken()) {
        connection().rollback();
      }
      lease.close();
    }
  }

  private static Stream<Value> values(LogEntry entry) {
    return Stream.of(
        new Value.Int64(entry.sequence()),
        new Value.Text(entry.kind().name()),
        new Value.Text(entry.project()),
        new Value.Text(entry.dataset()),
        new Value.Text(entry.id()),
        entry.body().<Value>map(Value.Text::new).orElse(new Value.Null(ScalarType.STRING)));
  }
}
