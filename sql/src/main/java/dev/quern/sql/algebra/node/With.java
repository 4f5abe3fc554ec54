package dev.quern.sql.algebra.node;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Names a query (left) so that the body (right) can read it any number of times by {@link CteScan}.
 */
public final class With extends BiRel {

  private final int cteId;

  /** The node. */
  public With(RelOptCluster cluster, int cteId, RelNode definition, RelNode body) {
    super(cluster, cluster.traitSet(), definition, body);
    this.cteId = cteId;
  }

  /** The name of the query. */
  public int cteId() {
    return cteId;
  }

  /** The named query. */
  public RelNode definition() {
    return left;
  }

  /** Where it is read. */
  public RelNode body() {
    return right;
  }

  @Override
  protected RelDataType deriveRowType() {
    return right.getRowType();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("cte", cteId);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new With(getCluster(), cteId, inputs.get(0), inputs.get(1));
  }
}
