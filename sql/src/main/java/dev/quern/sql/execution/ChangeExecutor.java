package dev.quern.sql.execution;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult.Changed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.ChangeStatement.DeleteStatement;
import dev.quern.sql.statement.ChangeStatement.InsertStatement;
import dev.quern.sql.statement.ChangeStatement.MergeAction;
import dev.quern.sql.statement.ChangeStatement.MergeStatement;
import dev.quern.sql.statement.ChangeStatement.UpdateStatement;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs statements that change rows, each in a transaction of its own. */
final class ChangeExecutor {

  private final ConnectionPool connections;
  private final EngineQueries engine;

  ChangeExecutor(ConnectionPool connections, EngineQueries engine) {
    this.connections = connections;
    this.engine = engine;
  }

  Changed run(ChangeStatement statement, Cancellation cancellation) {
    return transaction(
        cancellation,
        connection ->
            switch (statement) {
              case InsertStatement insert -> insert(connection, insert);
              case UpdateStatement update -> update(connection, update);
              case DeleteStatement delete -> delete(connection, delete);
              case MergeStatement merge -> merge(connection, merge);
            });
  }

  private Changed transaction(Cancellation cancellation, Function<DuckConnection, Changed> work) {
    try (ConnectionPool.Lease lease = connections.lease()) {
      DuckConnection connection = lease.connection();
      Runnable interrupt = connection::interrupt;
      cancellation.onCancel(interrupt);
      try {
        connection.begin();
        Changed changed = work.apply(connection);
        connection.commit();
        return changed;
      } finally {
        cancellation.remove(interrupt);
        connection.rollback();
      }
    }
  }

  private static PhysicalTable storage(Table table) {
    return table.storage().orElseThrow();
  }

  private Changed insert(DuckConnection connection, InsertStatement insert) {
    return new Changed(
        insert.target().reference(),
        insertInto(connection, storage(insert.target()), engine.sql(insert.rows())),
        0,
        0);
  }

  /** Appends the rows of a query to a table's storage. */
  static long insertInto(DuckConnection connection, PhysicalTable storage, String rows) {
    return connection.execute(
        "INSERT INTO "
            + storage.name()
            + " ("
            + String.join(", ", storage.columns())
            + ") "
            + rows);
  }

  private Changed delete(DuckConnection connection, DeleteStatement delete) {
    PhysicalTable storage = storage(delete.target());
    String where =
        delete.rows().map(rows -> " WHERE rowid IN (" + engine.sql(rows) + ")").orElse("");
    return new Changed(
        delete.target().reference(),
        0,
        0,
        connection.execute("DELETE FROM " + storage.name() + where));
  }

  private Changed update(DuckConnection connection, UpdateStatement update) {
    PhysicalTable storage = storage(update.target());
    stage(connection, update.rows());
    requireUniqueRows(connection);
    List<String> columns = update.fields().stream().map(storage.columns()::get).toList();
    long updated = connection.execute(updateFrom(storage, columns, 1, ""));
    connection.execute("DROP TABLE temp.q_changes");
    return new Changed(update.target().reference(), 0, updated, 0);
  }

  private static String updateFrom(
      PhysicalTable storage, List<String> columns, int first, String condition) {
    String assignments =
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i) + " = q_changes.v" + (first + i))
            .collect(Collectors.joining(", "));
    return "UPDATE "
        + storage.name()
        + " SET "
        + assignments
        + " FROM temp.q_changes WHERE "
        + storage.name()
        + ".rowid = q_changes.v0"
        + condition;
  }

  private void stage(DuckConnection connection, Relation rows) {
    String names =
        IntStream.range(0, rows.columns().size())
            .mapToObj(i -> "v" + i)
            .collect(Collectors.joining(", "));
    connection.execute(
        "CREATE TEMP TABLE q_changes AS SELECT * FROM ("
            + engine.sql(rows)
            + ") AS q("
            + names
            + ")");
  }

  private static void requireUniqueRows(DuckConnection connection) {
    long duplicates =
        connection.execute(
            "CREATE TEMP TABLE q_twice AS SELECT v0 FROM temp.q_changes WHERE v0 IS NOT NULL GROUP BY v0"
                + " HAVING count(*) > 1 LIMIT 1");
    connection.execute("DROP TABLE temp.q_twice");
    if (duplicates > 0) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "UPDATE/MERGE must match at most one source row for each target row");
    }
  }

  private Changed merge(DuckConnection connection, MergeStatement merge) {
    PhysicalTable storage = storage(merge.target());
    stage(connection, merge.rows());
    requireUniqueRows(connection);
    List<String> columns = storage.columns();
    long updated =
        connection.execute(
            updateFrom(storage, columns, 2, " AND q_changes.v1 = " + MergeAction.UPDATE.code()));
    long deleted =
        connection.execute(
            "DELETE FROM "
                + storage.name()
                + " WHERE rowid IN (SELECT v0 FROM temp.q_changes WHERE v1 = "
                + MergeAction.DELETE.code()
                + ")");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add("v" + (i + 2));
    }
    long inserted =
        connection.execute(
            "INSERT INTO "
                + storage.name()
                + " ("
                + String.join(", ", columns)
                + ") SELECT "
                + String.join(", ", values)
                + " FROM temp.q_changes WHERE v1 = "
                + MergeAction.INSERT.code());
    connection.execute("DROP TABLE temp.q_changes");
    return new Changed(merge.target().reference(), inserted, updated, deleted);
  }
}
