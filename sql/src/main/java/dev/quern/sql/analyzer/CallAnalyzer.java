package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.AggregateModifiers;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.function.CallArguments;
import dev.quern.sql.function.CallArguments.Named;
import dev.quern.sql.function.ConstantExpressions;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.Parameter;
import dev.quern.sql.function.TypePattern;
import dev.quern.sql.function.UnsupportedFunctions;
import dev.quern.types.string.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Gives function calls meaning. Source: "Function calls". */
final class CallAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final RowPatternCalls rowPatterns;
  private final RoutineNames routineNames;

  CallAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.rowPatterns = new RowPatternCalls(analysis);
    this.routineNames = new RoutineNames(context);
  }

  RexNode analyze(FunctionCall call, ExpressionContext place) {
    return rowPatterns.analyze(call, place).orElseGet(() -> named(call, place));
  }

  private RexNode named(FunctionCall call, ExpressionContext place) {
    PathName path = call.name();
    boolean safe = !path.isSimple() && path.first().name().equalsIgnoreCase("SAFE");
    PathName name =
        safe ? new PathName(path.span(), path.parts().subList(1, path.parts().size())) : path;
    Optional<Routine> temporary = routineNames.temporary(name, call.arguments().size());
    Optional<FunctionDefinition> builtIn =
        temporary.isPresent()
            ? Optional.empty()
            : context.functions().find(name.toString()).filter(f -> !f.isOperator());
    if (builtIn.isEmpty()) {
      Routine routine =
          temporary
              .or(() -> routineNames.find(name, RoutineNames.FUNCTIONS))
              .orElseThrow(() -> notFound(call, name));
      return analysis.routines.analyze(routine, call, place, safe);
    }
    FunctionDefinition function = builtIn.get();
    if (safe && function.kind() == FunctionDefinition.Kind.AGGREGATE) {
      throw context.error(
          call.symbol(), "Function %s does not support SAFE error mode", function.name());
    }
    if (call.over().isPresent()) {
      return analysis.windows.analyze(function, call, place);
    }
    return switch (function.kind()) {
      case AGGREGATE -> analysis.aggregates.analyze(function, call, place);
      case ANALYTIC -> throw withoutWindow(function, call, place);
      case SCALAR -> scalar(function, call, place, safe);
    };
  }

  private RuntimeException withoutWindow(
      FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    analysis.functions.resolve(function, arguments(function, call, place), call.symbol());
    return context.error(
        call.symbol(),
        "Analytic function %s cannot be called without an OVER clause",
        function.name());
  }

  private RuntimeException notFound(FunctionCall call, PathName path) {
    String name = path.toString();
    if (UnsupportedFunctions.reason(name).isPresent()) {
      return context.error(
          call.symbol(), "%s is not supported by Quern; see docs/reference/functions.md", name);
    }
    Optional<String> pattern = FunctionSuggestions.ofRowPatterns(name);
    if (pattern.isPresent()) {
      return context.error(call.symbol(), "%s", pattern.get());
    }
    return context.error(
        call.symbol(),
        "Function not found: %s%s",
        IdentifierText.of(path),
        FunctionSuggestions.suggestion(context.functions(), call.name()));
  }

  private RexNode scalar(
      FunctionDefinition function, FunctionCall call, ExpressionContext place, boolean safe) {
    checkScalarModifiers(function, call);
    if (LambdaCalls.takesLambda(function)) {
      return analysis.lambdas.analyze(function, call, place, safe);
    }
    CallArguments arguments = arguments(function, call, place);
    for (int i = 0; i < call.arguments().size(); i++) {
      checkConstant(function, call, i, arguments);
    }
    return analysis.functions.scalar(function, arguments, call.symbol(), safe);
  }

  void checkScalarModifiers(FunctionDefinition function, FunctionCall call) {
    AggregateModifiers modifiers = call.modifiers();
    if (modifiers.distinct()) {
      throw context.error(
          call.symbol(),
          "Non-aggregate function %s cannot be called with DISTINCT",
          function.name());
    }
    if (modifiers.nulls().isPresent()) {
      throw context.error(
          call.symbol(), "IGNORE NULLS and RESPECT NULLS are not supported on scalar functions");
    }
    if (modifiers.havingExtreme().isPresent()) {
      throw context.error(call.symbol(), "HAVING MAX/MIN is not supported on scalar functions");
    }
    if (modifiers.orderBy().isPresent()) {
      throw context.error(
          call.symbol(), "ORDER BY in arguments is not supported on scalar functions");
    }
    if (modifiers.limit().isPresent()) {
      throw context.error(call.symbol(), "LIMIT in arguments is not supported on scalar functions");
    }
  }

  /**
   * The arguments: keywords as text, intervals of date arithmetic as number and part. Checks that
   * those that must be constant are.
   */
  CallArguments arguments(FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    List<RexNode> values = new ArrayList<>();
    List<Named> named = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      switch (argument) {
        case Argument.Value(var _, Expression value, var alias) -> {
          alias.ifPresent(this::refuseAlias);
          if (!named.isEmpty()) {
            throw context.error(
                argument,
                "Call to function %s must not specify positional arguments after named arguments; named"
                    + " arguments must be specified last in the argument list",
                function.name());
          }
          addArgument(function, value, place, values);
        }
        case Argument.Named byName -> named.add(named(byName, place));
        case Argument.Star star ->
            throw context.error(star, "Argument * can only be used in COUNT(*)");
        case Argument.Lambda lambda ->
            throw context.error(lambda, "Function %s does not take a lambda", function.name());
        case Argument.Table _,
            Argument.TableCall _,
            Argument.Model _,
            Argument.Connection _,
            Argument.Descriptor _,
            Argument.Sequence _,
            Argument.InputTable _ ->
            throw context.error(argument, "Function %s takes no such argument", function.name());
      }
    }
    return new CallArguments(values, named);
  }

  private void checkConstant(
      FunctionDefinition function, FunctionCall call, int position, CallArguments arguments) {
    boolean constant =
        function.kind() == FunctionDefinition.Kind.SCALAR
            && position < arguments.positional().size()
            && function.overloads().stream()
                .map(overload -> overload.signature().at(position))
                .anyMatch(parameter -> parameter.filter(Parameter::constant).isPresent());
    if (constant && !ConstantExpressions.isConstant(arguments.positional().get(position))) {
      analysis.functions.resolve(function, arguments, call.symbol());
      throw context.error(
          call.arguments().get(position),
          "Argument %d to %s must be a constant expression",
          position + 1,
          function.name());
    }
  }

  private void refuseAlias(Identifier alias) {
    throw context.error(alias, "Unexpected function call argument alias found at %s", alias.name());
  }

  private void addArgument(
      FunctionDefinition function,
      Expression value,
      ExpressionContext place,
      List<RexNode> values) {
    if (takesInterval(function, values.size())) {
      if (!(value instanceof SpecialForm.Interval interval)) {
        throw context.error(value, "Expected INTERVAL expression");
      }
      values.addAll(analysis.intervals.arguments(interval, place));
    } else if (takesPart(function, values.size())) {
      values.add(Rex.text(datePart(value)));
    } else if (takes(function, values.size(), TypePattern.NormalizeMode.class)) {
      values.add(Rex.text(normalizeMode(value)));
    } else {
      values.add(analysis.expressions.analyze(value, place));
    }
  }

  private static boolean takesInterval(FunctionDefinition function, int position) {
    return function.overloads().stream()
        .anyMatch(overload -> overload.signature().isInterval(position));
  }

  private static boolean takesPart(FunctionDefinition function, int position) {
    return takes(function, position, TypePattern.DatePart.class);
  }

  private static boolean takes(
      FunctionDefinition function, int position, Class<? extends TypePattern> keyword) {
    return function.overloads().stream()
        .map(overload -> overload.signature().parameters())
        .anyMatch(parameters ->
            position < parameters.size() && keyword.isInstance(parameters.get(position).type()));
  }

  private String normalizeMode(Expression value) {
    if (!(value instanceof Access.Path path && path.path().isSimple())) {
      throw context.error(value, "Argument is not a valid NORMALIZE mode");
    }
    String name = path.path().first().name();
    return Arrays.stream(Normalization.values())
        .map(Normalization::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () -> context.error(value, "Argument is not a valid NORMALIZE mode: %s", name));
  }

  private Named named(Argument.Named named, ExpressionContext place) {
    String name = named.name().name();
    if (!(named.value() instanceof Argument.Value(var _, Expression value, var _))) {
      throw context.error(named, "Named argument %s must be an expression", name);
    }
    return new Named(name, analysis.expressions.analyze(value, place));
  }

  /** The name of a date part. */
  String datePart(Node part) {
    String name =
        switch (part) {
          case Identifier identifier -> identifier.name();
          case Access.Path path when path.path().isSimple() -> path.path().first().name();
          case FunctionCall call when call.arguments().isEmpty() && !call.parenthesized() ->
              call.name().toString();
          case FunctionCall call when call.name().toString().equalsIgnoreCase("WEEK") -> week(call);
          default -> throw context.error(part, "A valid date part name is required");
        };
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.startsWith("WEEK(") && !DateParts.NAMES.contains(upper)) {
      throw context.error(part, "A valid date part name is required but found %s", name);
    }
    return upper;
  }

  private String week(FunctionCall call) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst()
            instanceof Argument.Value(var _, Access.Path path, var _))) {
      throw context.error(call.symbol(), "A valid date part name is required");
    }
    String weekday = path.path().toString();
    if (!DateParts.WEEKDAYS.contains(weekday.toUpperCase(Locale.ROOT))) {
      throw context.error(
          path, "A valid date part argument for WEEK is required, but found %s", weekday);
    }
    return "WEEK(" + weekday.toUpperCase(Locale.ROOT) + ")";
  }
}
