package dev.quern.sql.render;

import dev.quern.storage.kernel.Kernel;
import java.util.Set;

/**
 * A query in DuckDB's SQL.
 *
 * @param sql the text; one column per column of the relation, named {@code c} and its id
 * @param kernels the Java functions it calls, which must be registered before
 */
public record RenderedQuery(String sql, Set<Kernel> kernels) {

  public RenderedQuery {
    kernels = Set.copyOf(kernels);
  }
}
