package dev.quern.sql.algebra.node;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** Reads a relation that the engine knows beside the catalog's tables. */
public final class EngineTable extends AbstractRelNode {

  private final String sql;
  private final List<String> columns;

  /**
   * A relation of the engine.
   *
   * @param sql the relation in the engine's SQL
   * @param columns the engine's names of the columns
   */
  public EngineTable(RelOptCluster cluster, RelDataType rowType, String sql, List<String> columns) {
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.sql = sql;
    this.columns = List.copyOf(columns);
  }

  /** The relation in the engine's SQL. */
  public String sql() {
    return sql;
  }

  /** The engine's names of the columns. */
  public List<String> columns() {
    return columns;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("table", sql);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }
}
