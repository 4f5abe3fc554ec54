package dev.quern.sql.algebra.node;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Rows given as expressions, as in {@code INSERT ... VALUES}. */
public final class Rows extends AbstractRelNode {

  private final List<List<RexNode>> rows;

  /** The node; every row has one expression per column. */
  public Rows(RelOptCluster cluster, RelDataType rowType, List<List<RexNode>> rows) {
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.rows = rows.stream().map(List::copyOf).toList();
  }

  /** The rows. */
  public List<List<RexNode>> rows() {
    return rows;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new Rows(getCluster(), rowType, rows.stream().map(shuttle::apply).toList());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("rows", rows.size());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }
}
