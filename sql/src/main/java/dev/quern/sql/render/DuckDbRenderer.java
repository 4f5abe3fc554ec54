package dev.quern.sql.render;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Relation;
import dev.quern.storage.kernel.Kernel;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes relations in DuckDB's SQL. */
public final class DuckDbRenderer {

  private DuckDbRenderer() {}

  /** The query that gives the relation's rows, in order where it has one. */
  public static RenderedQuery render(Relation relation) {
    Set<Kernel> kernels = new LinkedHashSet<>();
    RelationRenderer renderer = new RelationRenderer(kernels);
    SelectBlock block = renderer.render(relation.node());
    return new RenderedQuery(block.sql(), kernels);
  }

  /** The name of a column in rendered queries. */
  public static String name(Column column) {
    return column.name();
  }
}
