package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Puts arguments into the body of a function. One that gives another value each time it is computed
 * is computed once, as the element of an array over which the body is a lambda; and so is one that
 * may fail, where failures of the body are to be told from it.
 */
final class SharedArguments {

  private final Analysis analysis;
  private final boolean safe;

  /**
   * For calls of one kind.
   *
   * @param safe whether failures of the body, but not of arguments, are caught
   */
  SharedArguments(Analysis analysis, boolean safe) {
    this.analysis = analysis;
    this.safe = safe;
  }

  /** The body with the arguments in it. */
  RexNode bind(List<RexNode> arguments, Node call, Function<List<RexNode>, RexNode> body) {
    List<RexNode> shared = new ArrayList<>();
    List<RexNode> elements = new ArrayList<>();
    List<RexLambdaRef> parameters = new ArrayList<>();
    for (RexNode argument : arguments) {
      if (RexUtil.isDeterministic(argument) && (!safe || isPlain(argument))) {
        shared.add(argument);
      } else {
        int id = analysis.context.plan().newColumn(Rex.typeOf(argument)).id();
        RexLambdaRef parameter = Rex.lambdaParameter(id, "p" + id, Rex.typeOf(argument));
        shared.add(parameter);
        elements.add(argument);
        parameters.add(parameter);
      }
    }
    RexNode value = body.apply(shared);
    if (!elements.isEmpty() && hasSubquery(value)) {
      throw analysis.context.unsupported(
          call, "A volatile argument of a function whose body holds a query");
    }
    for (int i = elements.size() - 1; i >= 0; i--) {
      RexNode one = Rex.array(Rex.typeOf(elements.get(i)), List.of(elements.get(i)));
      value = only(analysis.lambdas.transform(one, parameters.get(i), value), call);
    }
    return value;
  }

  private RexNode only(RexNode array, Node call) {
    return analysis.functions.operator("$array_at_offset", call.span(), array, Rex.int64(0));
  }

  /** Whether it is a column, a literal or the like, which cannot fail. */
  private static boolean isPlain(RexNode argument) {
    return !(argument instanceof RexCall) || Rex.asLiteral(argument).isPresent();
  }

  /** Whether an expression holds a query. */
  static boolean hasSubquery(RexNode expression) {
    boolean[] found = new boolean[1];
    expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery query) {
            found[0] = true;
            return query;
          }
        });
    return found[0];
  }
}
