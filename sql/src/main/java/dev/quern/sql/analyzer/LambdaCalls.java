package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
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
    if (call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof Argument.Value array)
        || !(call.arguments().getLast() instanceof Argument.Lambda lambda)) {
      throw context.error(call, "Function %s takes an array and a lambda", function.name());
    }
    RexNode input = analysis.expressions.analyze(array.value(), place);
    if (!(Rex.typeOf(input) instanceof ArrayType(SqlType element))) {
      throw context.error(
          call,
          "No matching signature for function %s for argument types: %s, LAMBDA",
          function.name(),
          Rex.typeOf(input));
    }
    Overload overload = overload(function, call, lambda.parameters().size());
    List<RexLambdaRef> parameters = new ArrayList<>();
    NameList.Builder names = new NameList.Builder();
    for (Identifier name : lambda.parameters()) {
      SqlType type = parameters.isEmpty() ? element : ScalarType.INT64;
      int id = context.plan().newColumn(type).id();
      RexLambdaRef parameter = Rex.lambdaParameter(id, "p" + id, type);
      parameters.add(parameter);
      names.target(name.name(), new NameTarget.ExpressionTarget(parameter));
    }
    RexNode body =
        analysis.expressions.analyze(
            lambda.body(),
            ExpressionContext.scalar(place.scope().inner(names.build()), "Lambda expression"));
    if (SharedArguments.hasSubquery(body)) {
      throw context.unsupported(lambda.body(), "A subquery within a lambda expression");
    }
    TypePattern.Lambda pattern =
        (TypePattern.Lambda) overload.signature().parameters().getLast().type();
    if (pattern.result() instanceof TypePattern.Exact(SqlType wanted)) {
      if (!Coercion.coerces(body, wanted)) {
        throw context.error(
            lambda.body(),
            "Lambda should return type %s, but returns %s",
            wanted,
            Rex.typeOf(body));
      }
      body = context.coerce(body, wanted);
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

  private Overload overload(FunctionDefinition function, FunctionCall call, int parameters) {
    return function.overloads().stream()
        .filter(overload ->
            overload.signature().parameters().getLast().type() instanceof TypePattern.Lambda l
                && l.parameters().size() == parameters)
        .findFirst()
        .orElseThrow(() ->
            context.error(
                call, "Lambda of function %s takes one or two parameters", function.name()));
  }
}
