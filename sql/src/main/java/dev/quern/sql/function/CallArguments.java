package dev.quern.sql.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * The arguments of a call as written.
 *
 * @param positional those given by position
 * @param named those given by name, behind them
 */
public record CallArguments(List<RexNode> positional, List<Named> named) {

  /** An argument given by name: {@code name => value}. */
  public record Named(String name, RexNode value) {}

  public CallArguments {
    positional = List.copyOf(positional);
    named = List.copyOf(named);
  }

  /** Arguments by position only. */
  public static CallArguments of(List<RexNode> positional) {
    return new CallArguments(positional, List.of());
  }

  /** The same with one more argument by position. */
  public CallArguments and(RexNode argument) {
    List<RexNode> all = new ArrayList<>(positional);
    all.add(argument);
    return new CallArguments(all, named);
  }

  /** How many there are. */
  int size() {
    return positional.size() + named.size();
  }

  /** Their values. */
  List<RexNode> values() {
    List<RexNode> all = new ArrayList<>(positional);
    named.forEach(argument -> all.add(argument.value()));
    return all;
  }
}
