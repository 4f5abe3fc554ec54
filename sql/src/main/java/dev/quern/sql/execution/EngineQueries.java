package dev.quern.sql.execution;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.RenderedExpressions;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.KernelRegistry;
import dev.quern.storage.duckdb.function.TransactionKernels;
import java.util.List;

/** Runs rendered queries, after making sure that the engine knows the Java functions they call. */
final class EngineQueries {

  private final ConnectionPool connections;
  private final KernelRegistry kernels;

  EngineQueries(ConnectionPool connections, KernelRegistry kernels) {
    this.connections = connections;
    this.kernels = kernels;
  }

  /** The rows of a query, on a connection of their own. */
  RowStream query(RenderedQuery query, TableSchema schema, Cancellation cancellation) {
    String sql = ready(query);
    ConnectionPool.Lease lease = connections.lease();
    Runnable interrupt = lease.connection()::interrupt;
    Runnable release =
        () -> {
          cancellation.remove(interrupt);
          lease.close();
        };
    cancellation.onCancel(interrupt);
    try {
      return lease.connection().query(sql, schema).andThen(release);
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** The rows of a relation, in the open transaction if there is one. */
  RowStream query(
      Relation relation, TableSchema schema, EngineSession session, Cancellation cancellation) {
    if (session.transaction().isEmpty()) {
      return query(DuckDbRenderer.render(relation), schema, cancellation);
    }
    String sql = sql(relation, session);
    return session.transaction().get().connection().query(sql, schema);
  }

  /** The text of a relation, for a statement that holds it and runs in a session. */
  String sql(Relation relation, EngineSession session) {
    if (session.kernels().isEmpty()) {
      return ready(DuckDbRenderer.render(relation));
    }
    TransactionKernels names = session.kernels().get();
    RenderedQuery query = DuckDbRenderer.render(relation, names::name);
    names.ensure(session.transaction().orElseThrow().connection(), query.kernels());
    return query.sql();
  }

  /** The text of a query outside of sessions, which may run from now on. */
  String ready(RenderedQuery query) {
    kernels.ensure(query.kernels());
    return query.sql();
  }

  /** The texts of expressions outside of sessions, which may be computed from now on. */
  List<String> ready(RenderedExpressions expressions) {
    kernels.ensure(expressions.kernels());
    return expressions.texts();
  }

  /** The kernels for a transaction that begins now. */
  TransactionKernels forTransaction() {
    return kernels.forTransaction();
  }
}
