package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.QueryBody.ColumnPropagation;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Joins the two terms of a recursive query. Source: "Query syntax", Recursive CTEs. */
final class RecursiveTerms {

  private final Analysis analysis;
  private final StatementContext context;

  RecursiveTerms(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /**
   * The union of both terms, with the anchor's names and types.
   *
   * @param rounds the table of the last round's rows, which the step reads
   * @param place the recursive term
   */
  QueryResult union(
      int rounds, QueryResult anchor, QueryResult term, SetOperator operator, Node place) {
    List<QueryResult> inputs = matched(List.of(anchor, term), operator, place);
    QueryResult step = inputs.getLast();
    check(inputs, operator, place);
    List<SqlType> types = anchor.columns().stream().map(c -> c.column().type()).toList();
    Relation relation =
        context
            .plan()
            .recursiveUnion(
                rounds,
                analysis.queries.exactly(anchor),
                analysis.queries.convert(step, types),
                operator.distinct());
    List<NamedColumn> columns = new ArrayList<>();
    IntStream.range(0, types.size())
        .forEach(i ->
            columns.add(
                new NamedColumn(
                    anchor.columns().get(i).name(),
                    relation.columns().get(i),
                    anchor.columns().get(i).valueTable())));
    return QueryResult.of(relation, NameList.of(columns));
  }

  /** The terms with their columns in the order of the anchor's. */
  private List<QueryResult> matched(List<QueryResult> terms, SetOperator operator, Node place) {
    boolean strict = operator.propagation().equals(Optional.of(ColumnPropagation.STRICT));
    return switch (operator.match()) {
      case BY_POSITION -> terms;
      case BY_NAME_ON -> throw onlySupported(operator, "BY NAME");
      case BY_NAME -> {
        if (operator.propagation().isPresent()) {
          throw onlySupported(operator, "BY NAME");
        }
        yield new ColumnMatching(analysis, bothAt(place), operator, terms).match();
      }
      case CORRESPONDING_BY -> throw onlySupported(operator, "STRICT CORRESPONDING");
      case CORRESPONDING -> {
        if (!strict) {
          throw onlySupported(operator, "STRICT CORRESPONDING");
        }
        yield new ColumnMatching(analysis, bothAt(place), operator, terms).match();
      }
    };
  }

  private static SetInputs bothAt(Node place) {
    return new SetInputs(List.of(place.span(), place.span()), false);
  }

  private RuntimeException onlySupported(SetOperator operator, String modifier) {
    return context.error(operator, "Only %s is supported in recursive queries", modifier);
  }

  private void check(List<QueryResult> inputs, SetOperator operator, Node place) {
    QueryResult anchor = inputs.getFirst();
    QueryResult step = inputs.getLast();
    SetOperationAnalyzer.checkCounts(
        context, bothAt(place), inputs, SetOperationAnalyzer.name(operator));
    for (int i = 0; i < step.columns().size(); i++) {
      SqlType wanted = anchor.columns().get(i).column().type();
      if (!Coercion.coerces(step.representative(i), wanted)) {
        throw context.error(
            place,
            "Cannot coerce type (%s) of column %d in the recursive term to type (%s) of column %d in"
                + " non-recursive term",
            step.columns().get(i).column().type(),
            i + 1,
            wanted,
            i + 1);
      }
    }
  }
}
