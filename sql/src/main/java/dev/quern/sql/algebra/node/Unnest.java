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

/**
 * One row per element of an array, optionally with the element's position from 0. NULL gives no
 * rows.
 */
public final class Unnest extends AbstractRelNode {

  private final RexNode array;
  private final boolean withOffset;

  /**
   * The node.
   *
   * @param rowType the element's column, then the offset's when there is one
   * @param array the array; may refer to outer columns
   * @param withOffset whether there is an offset column
   */
  public Unnest(RelOptCluster cluster, RelDataType rowType, RexNode array, boolean withOffset) {
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.array = array;
    this.withOffset = withOffset;
  }

  /** The array. */
  public RexNode array() {
    return array;
  }

  /** Whether there is an offset column. */
  public boolean withOffset() {
    return withOffset;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new Unnest(getCluster(), rowType, array.accept(shuttle), withOffset);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("array", array);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }
}
