package dev.quern.sql.analyzer;

import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the inputs of a set operation stand and how errors name them.
 *
 * @param places one per input
 * @param piped whether the first is what comes through a pipe
 */
record SetInputs(List<Span> places, boolean piped) {

  static SetInputs of(List<QueryBody> queries) {
    return new SetInputs(queries.stream().map(SetInputs::within).toList(), false);
  }

  /**
   * The inputs of a pipe operator.
   *
   * @param pipe where the operator begins
   */
  static SetInputs piped(Span pipe, List<QueryBody> arguments) {
    List<Span> places = new ArrayList<>(List.of(pipe));
    arguments.forEach(argument -> places.add(within(argument)));
    return new SetInputs(places, true);
  }

  /** Errors of a query in parentheses are located at the query. */
  private static Span within(QueryBody input) {
    return input instanceof QueryBody.Parenthesized parenthesized
        ? parenthesized.query().span()
        : input.span();
  }

  Span place(int input) {
    return places.get(input);
  }

  String name(int input) {
    if (!piped) {
      return "query " + (input + 1);
    }
    return input == 0 ? "pipe input table" : "pipe argument query " + input;
  }

  /** The name at the beginning of a sentence. */
  String title(int input) {
    String name = name(input);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
