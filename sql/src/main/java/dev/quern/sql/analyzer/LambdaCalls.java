package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.Overload;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.sql.function.TypePattern;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;

/**
 * Calls of functions that take an array of T1 and a lambda over its elements and, optionally, their
 * offsets.
 */
final class LambdaCalls {

  private final Analysis analysis;
  private final StatementContext context;

  LambdaCalls(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  static boolean takesLambda(FunctionDefinition function) {
    return function.overloads().stream()
        .flatMap(overload -> overload.signature().parameters().stream())
        .anyMatch(parameter -> parameter.type() instanceof TypePattern.Lambda);
  }

  RexNode analyze(
      FunctionDefinition function, FunctionCall call, ExpressionContext place, boolean safe) {
    List<RexNode> values =
        call.arguments().stream()
            .filter(argument -> !(argument instanceof Argument.Lambda))
            .map(argument -> value(function, argument, place))
            .toList();
    LambdaMismatch mismatch = new LambdaMismatch(analysis, function, call, values);
    mismatch.checkShape();
    Overload overload = mismatch.overload().orElseThrow();
    Argument.Lambda lambda = (Argument.Lambda) call.arguments().getLast();
    RexNode input = values.getFirst();
    SqlType element = ((ArrayType) Rex.typeOf(input)).element();
    TypePattern.Lambda pattern =
        (TypePattern.Lambda) overload.signature().parameters().getLast().type();
    List<RexLambdaRef> parameters = new ArrayList<>();
    for (int i = 0; i < lambda.parameters().size(); i++) {
      SqlType type = i == 0 ? element : ScalarType.INT64;
      int id = context.plan().newColumn(type).id();
      parameters.add(Rex.lambdaParameter(id, "p" + id, type));
    }
    RexNode body;
    try {
      body = body(lambda, pattern, parameters, place);
    } catch (BigQueryException e) {
      throw mismatch.ofBody(e);
    }
    if (!(pattern.result() instanceof TypePattern.Exact) && Rex.typeOf(body) instanceof ArrayType) {
      throw mismatch.ofNestedArray();
    }
    if (SharedArguments.hasSubquery(body)) {
      if (safe) {
        throw context.unsupported(lambda.body(), "SAFE. before a lambda that holds a subquery");
      }
      return asQuery(input, lambda, pattern, place);
    }
    SqlType result =
        overload
            .signature()
            .result()
            .bind(Map.of("T1", element, "T2", Rex.typeOf(body)))
            .orElseThrow();
    return Rex.call(
        new ScalarFunctionOperator(function, overload, safe),
        result,
        List.of(input, Rex.lambda(body, parameters)));
  }

  private RexNode body(
      Argument.Lambda lambda,
      TypePattern.Lambda pattern,
      List<? extends RexNode> parameters,
      ExpressionContext place) {
    NameList.Builder names = new NameList.Builder();
    for (int i = 0; i < parameters.size(); i++) {
      names.target(
          lambda.parameters().get(i).name(), new NameTarget.ExpressionTarget(parameters.get(i)));
    }
    RexNode body =
        analysis.expressions.analyze(
            lambda.body(), ExpressionContext.scalar(place.scope().inner(names.build()), "Lambda"));
    if (!(pattern.result() instanceof TypePattern.Exact(SqlType wanted))) {
      return body;
    }
    if (!Coercion.coerces(body, wanted)) {
      throw context.error(
          lambda.body(), "Lambda should return type %s, but returns %s", wanted, Rex.typeOf(body));
    }
    return context.coerce(body, wanted);
  }

  /**
   * The same as a query over the elements, since lambdas of the engine hold none: a lambda of BOOL
   * filters them, any other transforms them.
   */
  private RexNode asQuery(
      RexNode array, Argument.Lambda lambda, TypePattern.Lambda pattern, ExpressionContext place) {
    PlanBuilder plan = context.plan();
    Relation elements = plan.unnest(array, true);
    RexNode element = Rex.column(elements.columns().getFirst());
    RexNode offset = Rex.column(elements.columns().getLast());
    RexNode body =
        body(
            lambda,
            pattern,
            List.of(element, offset).subList(0, lambda.parameters().size()),
            place);
    boolean filters = pattern.result() instanceof TypePattern.Exact;
    Relation rows = filters ? plan.filter(elements, body) : elements;
    RexNode value = filters ? element : body;
    Column column = plan.newColumn(value);
    rows = plan.extend(rows, List.of(new Computed(column, value)));
    rows = plan.sort(rows, List.of(SortKey.ascending(offset)), null, null);
    RexNode values = Rex.arraySubquery(plan.select(rows, List.of(column)));
    SqlType type = SqlType.array(Rex.typeOf(value));
    return Rex.caseWhen(type, List.of(Rex.isNull(array), Rex.nullOf(type), values));
  }

  /** The array of what elements become. */
  RexNode transform(RexNode array, UnaryOperator<RexNode> body) {
    SqlType element = ((ArrayType) Rex.typeOf(array)).element();
    int id = context.plan().newColumn(element).id();
    RexLambdaRef parameter = Rex.lambdaParameter(id, "p" + id, element);
    return transform(array, parameter, body.apply(parameter));
  }

  /** The array of the values of a lambda for the elements of an array. */
  RexNode transform(RexNode array, RexLambdaRef parameter, RexNode body) {
    FunctionDefinition function = context.functions().get("ARRAY_TRANSFORM");
    return Rex.call(
        new ScalarFunctionOperator(function, function.overloads().getFirst(), false),
        SqlType.array(Rex.typeOf(body)),
        List.of(array, Rex.lambda(body, List.of(parameter))));
  }

  private RexNode value(FunctionDefinition function, Argument argument, ExpressionContext place) {
    if (argument instanceof Argument.Value value) {
      return analysis.expressions.analyze(value.value(), place);
    }
    throw context.error(argument, "Function %s takes no arguments of this kind", function.name());
  }
}
