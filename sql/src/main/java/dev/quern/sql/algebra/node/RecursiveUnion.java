package dev.quern.sql.algebra.node;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/**
 * The fixpoint of a recursive query: the rows of the anchor (left), then, again and again, those of
 * the step (right), which reads the rows of the round before by {@link CteScan}. Columns by
 * position, under the ids of the anchor.
 */
public final class RecursiveUnion extends BiRel {

  private final int cteId;
  private final boolean distinct;

  /** The node. */
  public RecursiveUnion(
      RelOptCluster cluster, int cteId, RelNode anchor, RelNode step, boolean distinct) {
    super(cluster, cluster.traitSet(), anchor, step);
    this.cteId = cteId;
    this.distinct = distinct;
  }

  /** What the step reads. */
  public int cteId() {
    return cteId;
  }

  /** Whether a row that was there before is left out. */
  public boolean distinct() {
    return distinct;
  }

  /** The first rows. */
  public RelNode anchor() {
    return left;
  }

  /** The rows of the next round. */
  public RelNode step() {
    return right;
  }

  @Override
  protected RelDataType deriveRowType() {
    return left.getRowType();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("cte", cteId).item("distinct", distinct);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RecursiveUnion(getCluster(), cteId, inputs.get(0), inputs.get(1), distinct);
  }
}
