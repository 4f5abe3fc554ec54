package dev.quern.sql.analyzer;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** Puts arguments into the body of a function, so that each is computed once only per row. */
final class SharedArguments {

  private final StatementContext context;

  SharedArguments(StatementContext context) {
    this.context = context;
  }

  /** The body with the arguments in it. */
  RexNode bind(List<RexNode> arguments, Function<List<RexNode>, RexNode> body) {
    return body.apply(arguments);
  }
}
