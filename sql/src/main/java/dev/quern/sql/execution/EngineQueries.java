package dev.quern.sql.execution;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.function.KernelRegistry;

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
    kernels.ensure(query.kernels());
    return LeasedRows.open(connections, query, schema, cancellation);
  }

  /** The rows of a query, in the open transaction if there is one. */
  RowStream query(
      RenderedQuery query, TableSchema schema, EngineSession session, Cancellation cancellation) {
    if (session.transaction().isEmpty()) {
      return query(query, schema, cancellation);
    }
    kernels.ensure(query.kernels());
    return session.transaction().get().connection().query(query.sql(), schema);
  }

  /** The text of a relation, for a statement that holds it. */
  String sql(Relation relation) {
    RenderedQuery query = DuckDbRenderer.render(relation);
    kernels.ensure(query.kernels());
    return query.sql();
  }
}
