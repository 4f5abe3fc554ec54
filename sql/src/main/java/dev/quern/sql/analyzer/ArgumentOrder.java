package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;

/** Puts the arguments of a routine's call in the order of its parameters. */
final class ArgumentOrder {

  private final StatementContext context;

  ArgumentOrder(StatementContext context) {
    this.context = context;
  }

  /** The arguments by position; those given by name follow in the order of the parameters. */
  List<Argument> order(Routine routine, List<Argument> arguments, Span call, String name) {
    List<Argument> result = new ArrayList<>();
    List<Argument.Named> named = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument instanceof Argument.Named byName) {
        named.add(byName);
      } else if (named.isEmpty()) {
        result.add(argument);
      } else {
        throw context.error(
            argument,
            "Call to function %s must not specify positional arguments after named"
                + " arguments; named arguments must be specified last in the argument list",
            name);
      }
    }
    for (int i = result.size(); i < routine.arguments().size() && !named.isEmpty(); i++) {
      String parameter = routine.arguments().get(i).name();
      List<Argument.Named> given =
          named.stream().filter(n -> n.name().name().equalsIgnoreCase(parameter)).toList();
      if (given.size() > 1) {
        throw context.error(
            given.getLast().name(),
            "Duplicate named argument `%s` found in call to function %s",
            parameter,
            name);
      }
      if (given.isEmpty()) {
        throw context.error(
            call, "Required argument `%s` is missing in call to function %s", parameter, name);
      }
      result.add(given.getFirst().value());
      named.removeAll(given);
    }
    if (!named.isEmpty()) {
      throw context.error(
          named.getFirst().name(),
          "Named argument `%s` does not exist in the signature of function %s",
          named.getFirst().name().name(),
          name);
    }
    return result;
  }
}
