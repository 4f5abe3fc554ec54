package dev.quern.sql.render;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Relation;
import dev.quern.storage.kernel.Kernel;
import java.util.function.Function;

/** Writes relations in DuckDB's SQL. */
public final class DuckDbRenderer {

  private DuckDbRenderer() {}

  /** The query that gives the relation's rows, in order where it has one. */
  public static RenderedQuery render(Relation relation) {
    return render(relation, Kernel::engineName);
  }

  /** The same, which fails with a speculation where not all sums of FLOAT64 are finite. */
  public static RenderedQuery renderSpeculative(Relation relation) {
    return render(relation, Kernel::engineName, true);
  }

  /** The same with other names for the kernels it calls. */
  public static RenderedQuery render(Relation relation, Function<Kernel, String> kernelNames) {
    return render(relation, kernelNames, false);
  }

  private static RenderedQuery render(
      Relation relation, Function<Kernel, String> kernelNames, boolean speculative) {
    CalledKernels kernels = new CalledKernels(kernelNames);
    RelationRenderer renderer = new RelationRenderer(kernels, speculative);
    SelectBlock block = renderer.render(relation.node());
    return new RenderedQuery(block.sql(), kernels.all());
  }

  /**
   * The expressions of a relation of one row that reads nothing, for the rows of another query.
   *
   * @throws IllegalArgumentException if the relation is more than that
   */
  public static RenderedExpressions expressions(Relation relation) {
    CalledKernels kernels = new CalledKernels(Kernel::engineName);
    SelectBlock block = new RelationRenderer(kernels, false).render(relation.node());
    if (!block.isOneRow()) {
      throw new IllegalArgumentException(block.sql());
    }
    return new RenderedExpressions(
        block.columns.stream().map(SelectBlock.Cell::text).toList(), kernels.all());
  }

  /** The name of a column in rendered queries. */
  public static String name(Column column) {
    return column.name();
  }
}
