package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ArrayType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.Overload;
import dev.quern.sql.function.TypePattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/** Why no signature of a function that takes a lambda fits a call, signature by signature. */
record LambdaMismatch(
    Analysis analysis, FunctionDefinition function, FunctionCall call, List<RexNode> values) {

  private static final Pattern LOCATION = Pattern.compile(" at \\[\\d+:\\d+]$");

  /** Refuses a call that is no array and a lambda of as many parameters as a signature wants. */
  void checkShape() {
    Set<String> names = new HashSet<>();
    for (Argument argument : call.arguments()) {
      if (argument instanceof Argument.Lambda lambda) {
        lambda.parameters().stream()
            .filter(name -> !names.add(name.name().toLowerCase(Locale.ROOT)))
            .findFirst()
            .ifPresent(name -> {
              throw analysis.context.error(
                  name, "Lambda argument name `%s` is already defined", name.name());
            });
      }
    }
    if (overload().isEmpty()) {
      throw error(Optional.empty());
    }
  }

  /** The signature whose array and lambda the call's are. */
  Optional<Overload> overload() {
    return function.overloads().stream()
        .filter(candidate -> fault(candidate).isEmpty())
        .findFirst();
  }

  /** What the body of the lambda is wrong for. */
  BigQueryException ofBody(BigQueryException cause) {
    String message = LOCATION.matcher(cause.error().message()).replaceFirst("");
    return error(Optional.of("  Argument 2: failed to resolve lambda body, error: " + message));
  }

  /** The lambda makes arrays, of which there is no array. */
  BigQueryException ofNestedArray() {
    return error(
        Optional.of("  <array<T2>> is inferred to be array of array, which is not supported"));
  }

  private BigQueryException error(Optional<String> ofFitting) {
    String signatures =
        function.overloads().stream()
            .map(overload ->
                "\n  Signature: "
                    + function.name()
                    + overload.signature().parameters().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "(", ")"))
                    + "\n  "
                    + fault(overload).or(() -> ofFitting).orElseThrow())
            .collect(Collectors.joining());
    return analysis.context.error(
        call,
        "No matching signature for function %s\n  Argument types: %s%s",
        function.name(),
        types(),
        signatures);
  }

  private String types() {
    StringBuilder types = new StringBuilder();
    int value = 0;
    for (Argument argument : call.arguments()) {
      types.append(types.isEmpty() ? "" : ", ");
      types.append(argument instanceof Argument.Lambda ? "LAMBDA" : type(values.get(value++)));
    }
    return types.toString();
  }

  private static String type(RexNode value) {
    return Rex.isUntypedNull(value) ? "NULL" : TypeNames.brief(Rex.typeOf(value));
  }

  /** What is wrong with the call's arguments, but for the body of the lambda. */
  private Optional<String> fault(Overload overload) {
    List<Argument> given = call.arguments();
    if (given.size() != 2) {
      return Optional.of(
          "  Signature %s 2 arguments, found %s"
              .formatted(
                  given.size() < 2 ? "requires at least" : "accepts at most",
                  given.size() == 1 ? "1 argument" : given.size() + " arguments"));
    }
    if (!(given.getFirst() instanceof Argument.Value)) {
      return Optional.of("  Argument 1: expected ARRAY<T1>, found LAMBDA");
    }
    boolean untyped = Rex.isUntypedNull(values.getFirst());
    if (!untyped && !(Rex.typeOf(values.getFirst()) instanceof ArrayType)) {
      return Optional.of("  Argument 1: expected array type but found " + type(values.getFirst()));
    }
    TypePattern.Lambda wanted =
        (TypePattern.Lambda) overload.signature().parameters().getLast().type();
    if (!(given.getLast() instanceof Argument.Lambda lambda)) {
      return Optional.of(
          "  Argument 2: expected %s, found %s".formatted(wanted, type(values.getLast())));
    }
    int count = lambda.parameters().size();
    if (wanted.parameters().size() != count) {
      return Optional.of(
          "  Argument 2: lambda requires %d arguments but %d is provided"
              .formatted(wanted.parameters().size(), count));
    }
    return untyped
        ? Optional.of(
            "  Argument 2: failed to infer type for 0-th argument (%s) of lambda from other untyped"
                    .formatted(lambda.parameters().getFirst().name())
                + " arguments")
        : Optional.empty();
  }
}
