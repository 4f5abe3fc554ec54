package dev.quern.sql.render;

import dev.quern.storage.kernel.Kernel;
import java.util.List;
import java.util.Set;

/**
 * Expressions in DuckDB's SQL that refer to no column.
 *
 * @param texts the texts
 * @param kernels the Java functions they call, which must be registered before
 */
public record RenderedExpressions(List<String> texts, Set<Kernel> kernels) {

  public RenderedExpressions {
    texts = List.copyOf(texts);
    kernels = Set.copyOf(kernels);
  }

  /** The query of their values, computed anew for each of so many rows. */
  public RenderedQuery ofRows(long rows) {
    return new RenderedQuery(
        "SELECT " + String.join(", ", texts) + " FROM range(" + rows + ")", kernels);
  }
}
