package dev.quern.sql.render;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** What rendering must know of expressions. */
final class RexTraits {

  private RexTraits() {}

  /** Whether it is the literal TRUE. */
  static boolean isTrue(RexNode expression) {
    return Rex.asLiteral(expression)
        .filter(literal -> literal.value() instanceof Value.Bool(boolean value) && value)
        .isPresent();
  }

  /** Whether it holds a query. */
  static boolean hasSubquery(RexNode expression) {
    return search(expression).subquery;
  }

  /** Whether it refers to columns of a query outside. */
  static boolean hasOuterReference(RexNode expression) {
    return search(expression).outer;
  }

  /** Whether it refers to columns of its own query. */
  static boolean hasReference(RexNode expression) {
    return search(expression).reference;
  }

  /** Whether it calls ERROR. */
  static boolean raises(RexNode expression) {
    return search(expression).raises;
  }

  /** Whether it may be computed once only. */
  static boolean isVolatile(RexNode expression) {
    return search(expression).isVolatile;
  }

  /** How often each column of the input is referred to. */
  static int[] countReferences(List<RexNode> expressions, int columns) {
    Finder finder = new Finder(columns);
    expressions.forEach(expression -> expression.accept(finder));
    return finder.uses;
  }

  private static Finder search(RexNode expression) {
    Finder finder = new Finder(0);
    expression.accept(finder);
    return finder;
  }

  private static final class Finder extends RexShuttle {

    private final int[] uses;
    private boolean subquery;
    private boolean outer;
    private boolean reference;
    private boolean raises;
    private boolean isVolatile;

    Finder(int columns) {
      uses = new int[columns];
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      reference = true;
      if (ref.getIndex() < uses.length) {
        uses[ref.getIndex()]++;
      }
      return ref;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      outer = true;
      return access;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      isVolatile |= !call.getOperator().isDeterministic();
      raises |= call.getOperator().getName().equals("ERROR");
      return super.visitCall(call);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
      subquery = true;
      return super.visitSubQuery(query);
    }
  }
}
