package dev.quern.sql.algebra.node;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;

/** One row without columns: what a SELECT without FROM reads. */
public final class OneRow extends AbstractRelNode {

  /** The node. */
  public OneRow(RelOptCluster cluster) {
    super(cluster, cluster.traitSet());
  }

  @Override
  protected RelDataType deriveRowType() {
    return new RelRecordType(java.util.List.of());
  }
}
