package dev.quern.sql.algebra.node;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Reads a query that {@link With} or {@link RecursiveUnion} names; its columns, by position, under
 * ids of its own.
 */
public final class CteScan extends AbstractRelNode {

  private final int cteId;

  /** The node. */
  public CteScan(RelOptCluster cluster, RelDataType rowType, int cteId) {
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.cteId = cteId;
  }

  /** Which query. */
  public int cteId() {
    return cteId;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("cte", cteId);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }
}
