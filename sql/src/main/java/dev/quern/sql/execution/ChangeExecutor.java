package dev.quern.sql.execution;

import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult.Changed;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.ChangeStatement.DeleteStatement;
import dev.quern.sql.statement.ChangeStatement.InsertStatement;
import dev.quern.sql.statement.ChangeStatement.MergeStatement;
import dev.quern.sql.statement.ChangeStatement.UpdateStatement;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.table.TableChanges;
import dev.quern.storage.table.WriteQueue;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs statements that change rows, each in a transaction of its own or in that of its session.
 * Those that update or delete rows of one table run one after another. Source: "Data manipulation
 * language", concurrent jobs.
 */
final class ChangeExecutor {

  private final Engine database;
  private final EngineQueries engine;

  ChangeExecutor(Engine database, EngineQueries engine) {
    this.database = database;
    this.engine = engine;
  }

  Changed run(ChangeStatement statement, EngineSession session, Cancellation cancellation) {
    if (session.transaction().isPresent()) {
      return within(session.transaction().get(), statement, session);
    }
    if (statement instanceof InsertStatement) {
      return transaction(statement, session, cancellation);
    }
    try (WriteQueue.Turn _ = database.writeQueue().take(storage(statement), cancellation)) {
      return transaction(statement, session, cancellation);
    }
  }

  private Changed within(
      CatalogTransaction transaction, ChangeStatement statement, EngineSession session) {
    try {
      return change(statement, session).apply(transaction.changes(storage(statement)));
    } catch (EngineConflictException e) {
      throw EngineSession.aborted();
    }
  }

  private static PhysicalTable storage(ChangeStatement statement) {
    return statement.target().storage().orElseThrow();
  }

  private Changed transaction(
      ChangeStatement statement, EngineSession session, Cancellation cancellation) {
    Function<TableChanges, Changed> change = change(statement, session);
    try (ConnectionPool.Lease lease = database.connections().lease()) {
      DuckConnection connection = lease.connection();
      Runnable interrupt = connection::interrupt;
      cancellation.onCancel(interrupt);
      try {
        connection.begin();
        Changed changed =
            change.apply(new TableChanges(connection, storage(statement), database.clock().next()));
        connection.commit();
        return changed;
      } finally {
        cancellation.remove(interrupt);
        connection.rollback();
      }
    }
  }

  /**
   * What a statement does to its table. The text of its query is made before the transaction
   * begins, which could not see kernels that are registered later.
   */
  private Function<TableChanges, Changed> change(ChangeStatement statement, EngineSession session) {
    TableReference table = statement.target().reference();
    TableSchema schema = statement.target().schema();
    return switch (statement) {
      case InsertStatement insert -> {
        String rows = engine.sql(insert.rows(), session);
        yield changes -> new Changed(table, changes.insert(rows), 0, 0, schema);
      }
      case UpdateStatement update -> {
        String rows = engine.sql(update.rows(), session);
        yield changes -> new Changed(table, 0, changes.update(update.fields(), rows), 0, schema);
      }
      case DeleteStatement delete -> {
        Optional<String> rows = delete.rows().map(r -> engine.sql(r, session));
        yield changes ->
            new Changed(
                table, 0, 0, rows.map(changes::delete).orElseGet(changes::deleteAll), schema);
      }
      case MergeStatement merge -> {
        String rows = engine.sql(merge.rows(), session);
        yield changes -> {
          TableChanges.Counts counts = changes.merge(rows);
          return new Changed(table, counts.inserted(), counts.updated(), counts.deleted(), schema);
        };
      }
    };
  }
}
