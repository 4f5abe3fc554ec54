package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Routine.Argument;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.function.Overload;
import dev.quern.sql.function.OverloadResolution.Resolved;
import dev.quern.sql.function.Parameter;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.sql.function.Signature;
import dev.quern.sql.function.TypePattern;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameScope;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.ScalarKernel.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Gives calls of user-defined scalar functions meaning: a function in SQL becomes its body, one in
 * another language a call of a kernel. Source: "User-defined functions".
 */
final class RoutineCalls {

  private final Analysis analysis;
  private final StatementContext context;
  private final RoutineBody bodies;

  RoutineCalls(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.bodies = new RoutineBody(context);
  }

  /** A call of a function that the catalog or the script has. */
  RexNode analyze(Routine routine, FunctionCall call, ExpressionContext place, boolean safe) {
    FunctionDefinition function = definition(routine);
    if (call.over().isPresent()) {
      throw context.error(call, "Function %s does not support an OVER clause", function.name());
    }
    if (routine.kind() == Routine.Kind.AGGREGATE_FUNCTION) {
      return new AggregateRoutineCalls(analysis).analyze(routine, function, call, place);
    }
    analysis.calls.checkScalarModifiers(function, call);
    Resolved resolved =
        analysis.functions.resolve(
            function, arguments(routine, function, call, place), call.span());
    return isSql(routine)
        ? inline(routine, resolved.arguments(), call, safe)
        : foreign(routine, function, resolved.arguments(), safe);
  }

  static boolean isSql(Routine routine) {
    return routine.language().equalsIgnoreCase("SQL");
  }

  /** The arguments in the order of the parameters. */
  List<RexNode> arguments(
      Routine routine, FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    List<FunctionCall.Argument> ordered =
        new ArgumentOrder(context).order(routine, call.arguments(), call.span(), function.name());
    List<RexNode> values = new ArrayList<>();
    for (FunctionCall.Argument argument : ordered) {
      if (!(argument instanceof FunctionCall.Argument.Value(var _, Expression value, var _))) {
        throw context.error(argument, "Function %s takes no such argument", function.name());
      }
      values.add(analysis.expressions.analyze(value, place));
    }
    return values;
  }

  private RexNode inline(
      Routine routine, List<RexNode> arguments, FunctionCall call, boolean safe) {
    SharedArguments sharing = new SharedArguments(analysis, safe);
    return sharing.bind(
        arguments,
        call,
        shared -> {
          RexNode value =
              bodies.analyze(
                  routine,
                  shared,
                  call.span(),
                  body ->
                      bodies.returned(
                          routine,
                          body(new GoogleSqlParser().parseExpression(routine.body()), body),
                          body));
          return safe ? tried(value, call) : value;
        });
  }

  private RexNode tried(RexNode value, FunctionCall call) {
    if (SharedArguments.hasSubquery(value) || !RexUtil.isDeterministic(value)) {
      throw context.unsupported(
          call, "SAFE. before a function in SQL whose body holds a query or is volatile");
    }
    return Rex.tried(value);
  }

  /** The value of a scalar function's body. */
  static RexNode body(Expression expression, Analysis body) {
    return body.expressions.analyze(
        expression,
        ExpressionContext.scalar(NameScope.EMPTY, "SQL function body for non-AGGREGATE function"));
  }

  /** A call of a function in another language. */
  RexNode foreign(
      Routine routine, FunctionDefinition function, List<RexNode> arguments, boolean safe) {
    List<SqlType> types = arguments.stream().map(Rex::typeOf).toList();
    ForeignFunctions.Foreign foreign = context.options().foreign().resolve(routine, types);
    if (!RoutineNames.isTemporary(routine.reference())) {
      context.referencedRoutines().add(routine.reference());
    }
    if (foreign.kernel().stability() == Stability.VOLATILE) {
      context.variance().add();
    }
    List<RexNode> operands = new ArrayList<>();
    operands.add(Rex.text(foreign.program()));
    operands.addAll(arguments);
    return Rex.call(
        foreignOperator(function, foreign.kernel(), safe),
        routine.returnType().orElseThrow(),
        operands);
  }

  /** The operator that calls a kernel. */
  static ScalarFunctionOperator foreignOperator(
      FunctionDefinition function, ScalarKernel kernel, boolean safe) {
    Overload overload =
        new Overload(
            new Signature(List.of(), new TypePattern.Exact(kernel.result())),
            new Implementation.InKernel(new Constant(kernel)));
    Set<FunctionDefinition.Trait> traits =
        kernel.stability() == Stability.VOLATILE
            ? Set.of(FunctionDefinition.Trait.VOLATILE)
            : Set.of();
    FunctionDefinition definition =
        new FunctionDefinition(
            function.name(),
            FunctionDefinition.Kind.SCALAR,
            function.page(),
            function.symbol(),
            traits,
            List.of(overload),
            List.of());
    return new ScalarFunctionOperator(definition, overload, safe);
  }

  /** Always the same kernel; a record, so that equal calls are equal. */
  private record Constant(ScalarKernel kernel) implements Function<KernelCall, ScalarKernel> {
    @Override
    public ScalarKernel apply(KernelCall call) {
      return kernel;
    }
  }

  /** A routine as overload resolution and its errors see it. */
  static FunctionDefinition definition(Routine routine) {
    String name = routine.reference().routineId();
    List<Parameter> parameters = routine.arguments().stream().map(RoutineCalls::parameter).toList();
    Signature signature =
        new Signature(
            parameters,
            new TypePattern.Exact(routine.returnType().orElse((SqlType) ScalarType.INT64)));
    return new FunctionDefinition(
        name,
        routine.kind() == Routine.Kind.AGGREGATE_FUNCTION
            ? FunctionDefinition.Kind.AGGREGATE
            : FunctionDefinition.Kind.SCALAR,
        "User-defined functions",
        name,
        Set.of(),
        List.of(
            new Overload(
                signature, new Implementation.Desugared((arguments, _) -> arguments.getFirst()))),
        List.of());
  }

  private static Parameter parameter(Argument argument) {
    TypePattern type =
        argument.type().<TypePattern>map(TypePattern.Exact::new).orElseGet(TypePattern.Any::new);
    return new Parameter(
        type,
        Parameter.Cardinality.REQUIRED,
        Optional.of(argument.name()),
        false,
        Optional.empty(),
        false);
  }
}
