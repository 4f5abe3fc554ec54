package dev.quern.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Turns references by id into references by position; ids that the relation does not have become
 * correlated references, which keep the column's name. Queries inside expressions are bound
 * already.
 */
final class Binder extends RexShuttle {

  /**
   * All correlated references share one variable: the name of the column says which relation is
   * meant.
   */
  static final CorrelationId OUTER = new CorrelationId(0);

  /**
   * What the left of a correlation is called, where Calcite refuses queries that have outer ones.
   */
  static final CorrelationId LEFT = new CorrelationId(1);

  private final Relation relation;

  Binder(Relation relation) {
    this.relation = relation;
  }

  @Override
  public RexNode visitInputRef(RexInputRef ref) {
    int position = relation.indexOf(ref.getIndex());
    if (position >= 0) {
      return position == ref.getIndex() ? ref : new RexInputRef(position, ref.getType());
    }
    Column outer = new Column(ref.getIndex(), Rex.typeOf(ref), Collation.of(ref));
    return Rex.BUILDER.makeFieldAccess(
        Rex.BUILDER.makeCorrel(AlgebraTypes.row(List.of(outer)), OUTER), 0);
  }

  @Override
  public RexNode visitLambda(RexLambda lambda) {
    return Rex.BUILDER.makeLambdaCall(lambda.getExpression().accept(this), lambda.getParameters());
  }
}
