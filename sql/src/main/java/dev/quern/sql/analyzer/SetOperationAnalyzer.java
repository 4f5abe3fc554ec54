package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.QueryBody.ColumnMatch;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/** Gives UNION, INTERSECT and EXCEPT meaning. Source: "Query syntax", Set operators. */
final class SetOperationAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  SetOperationAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  QueryResult analyze(QueryBody.SetOperation operation, NameScope outer) {
    new SetOperatorRules(context).check(operation.operators());
    int mark = analysis.recursion.mark();
    List<QueryResult> inputs =
        operation.inputs().stream().map(input -> analysis.queries.body(input, outer)).toList();
    if (operation.operators().getFirst().distinct()) {
      analysis.recursion.refuse(
          mark,
          "A subquery containing a recursive reference must not use INTERSECT, UNION, or EXCEPT with"
              + " the DISTINCT modifier");
    }
    return combine(operation, SetInputs.of(operation.inputs()), inputs);
  }

  /** The operation over inputs that are analyzed already. */
  QueryResult combine(
      QueryBody.SetOperation operation, SetInputs places, List<QueryResult> queries) {
    List<QueryResult> inputs = queries;
    SetOperator operator = operation.operators().getFirst();
    if (operator.match() != ColumnMatch.BY_POSITION || operator.propagation().isPresent()) {
      inputs = new ColumnMatching(analysis, places, operator, inputs).match();
    }
    return byPosition(operation, places, inputs);
  }

  private QueryResult byPosition(
      QueryBody.SetOperation operation, SetInputs places, List<QueryResult> inputs) {
    SetOperator operator = operation.operators().getFirst();
    String name = name(operator);
    checkCounts(context, places, inputs, name);
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < inputs.getFirst().columns().size(); i++) {
      types.add(commonType(operation, places, inputs, i, name));
    }
    if (operator.distinct()) {
      checkGroupable(operation, types, name);
    }
    CollationRules.check(inputs, operation, context);
    List<Relation> converted =
        inputs.stream().map(input -> analysis.queries.convert(input, types)).toList();
    return result(inputs.getFirst(), apply(operator, converted));
  }

  private Relation apply(SetOperator operator, List<Relation> inputs) {
    PlanBuilder plan = context.plan();
    boolean all = !operator.distinct();
    return switch (operator.kind()) {
      case UNION -> plan.union(inputs, all);
      case INTERSECT -> plan.intersect(inputs, all);
      case EXCEPT -> plan.except(inputs, all);
    };
  }

  private static QueryResult result(QueryResult first, Relation relation) {
    List<NamedColumn> columns =
        IntStream.range(0, first.columns().size())
            .mapToObj(i ->
                new NamedColumn(
                    first.columns().get(i).name(),
                    relation.columns().get(i),
                    first.columns().get(i).valueTable()))
            .toList();
    return QueryResult.of(relation, NameList.of(columns));
  }

  static String name(SetOperator operator) {
    return operator.kind() + (operator.distinct() ? " DISTINCT" : " ALL");
  }

  static void checkCounts(
      StatementContext context, SetInputs places, List<QueryResult> inputs, String name) {
    int wanted = inputs.getFirst().columns().size();
    for (int i = 1; i < inputs.size(); i++) {
      int found = inputs.get(i).columns().size();
      if (found != wanted) {
        throw context.error(
            places.place(i),
            "Queries in %s have mismatched column count; %s has %s, %s has %s",
            name,
            places.name(0),
            counted(wanted),
            places.name(i),
            counted(found));
      }
    }
  }

  private static String counted(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }

  private SqlType commonType(
      QueryBody.SetOperation operation,
      SetInputs places,
      List<QueryResult> inputs,
      int column,
      String name) {
    List<RexNode> values = inputs.stream().map(input -> input.representative(column)).toList();
    return Supertypes.of(values)
        .orElseThrow(() ->
            context.error(
                places.place(odd(values)),
                "Column %s in %s has incompatible types: %s",
                operation.operators().getFirst().match() == ColumnMatch.BY_POSITION
                    ? column + 1
                    : inputs.getFirst().columns().get(column).name(),
                name,
                values.stream().map(TypeNames::internal).collect(Collectors.joining(", "))));
  }

  /** The first query whose column goes with none before it. */
  private static int odd(List<RexNode> values) {
    int last = 1;
    while (last < values.size() - 1 && Supertypes.of(values.subList(0, last + 1)).isPresent()) {
      last++;
    }
    return last;
  }

  private void checkGroupable(QueryBody.SetOperation operation, List<SqlType> types, String name) {
    for (int i = 0; i < types.size(); i++) {
      if (!TypeTraits.supportsGrouping(types.get(i))) {
        throw context.error(
            operation,
            "Column %d in %s has type that does not support set operation comparisons: %s",
            i + 1,
            name,
            TypeTraits.name(types.get(i)));
      }
    }
  }
}
