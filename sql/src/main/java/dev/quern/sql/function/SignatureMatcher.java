package dev.quern.sql.function;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.function.Parameter.Cardinality;
import dev.quern.sql.function.SignatureMatch.Fits;
import dev.quern.sql.function.SignatureMatch.Mismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/** Matches positional arguments with one signature. */
final class SignatureMatcher {

  private final Signature signature;
  private final List<RexNode> arguments;
  private final List<TypePattern> patterns = new ArrayList<>();

  SignatureMatcher(Signature signature, List<RexNode> arguments) {
    this.signature = signature;
    this.arguments = arguments;
  }

  SignatureMatch match() {
    Optional<Mismatch> wrongCount = wrongCount();
    if (wrongCount.isPresent()) {
      return wrongCount.get();
    }
    assignPatterns();
    Map<String, SqlType> variables = new HashMap<>();
    Optional<Mismatch> unbound = bindVariables(variables);
    SignatureMatch match = unbound.<SignatureMatch>map(m -> m).orElseGet(() -> convert(variables));
    return match instanceof Fits ? noDecimal().<SignatureMatch>map(m -> m).orElse(match) : match;
  }

  private Optional<Mismatch> wrongCount() {
    int found = arguments.size();
    int least = signature.minArguments();
    int most = signature.maxArguments();
    if (found < least) {
      return Optional.of(
          new Mismatch(
              "Signature requires at least " + counted(least) + ", found " + counted(found)));
    }
    return found > most
        ? Optional.of(
            new Mismatch(
                "Signature accepts at most " + counted(most) + ", found " + counted(found)))
        : Optional.empty();
  }

  private static String counted(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }

  private void assignPatterns() {
    List<Parameter> parameters = signature.parameters();
    long required =
        parameters.stream().filter(p -> p.cardinality() == Cardinality.REQUIRED).count();
    int spare = arguments.size() - (int) required;
    for (Parameter parameter : parameters) {
      switch (parameter.cardinality()) {
        case REQUIRED -> patterns.add(parameter.type());
        case OPTIONAL -> {
          if (spare > 0) {
            patterns.add(parameter.type());
            spare--;
          }
        }
        case REPEATED -> {
          for (; spare > 0; spare--) {
            patterns.add(parameter.type());
          }
        }
      }
    }
  }

  /** Functions of NUMERIC or BIGNUMERIC take literals of other types only beside such a value. */
  private Optional<Mismatch> noDecimal() {
    if (patterns.isEmpty()
        || !(patterns.getFirst() instanceof TypePattern.Exact(ScalarType type))
        || (type != ScalarType.NUMERIC && type != ScalarType.BIGNUMERIC)) {
      return Optional.empty();
    }
    return arguments.stream().anyMatch(argument -> Rex.typeOf(argument).equals(type))
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "At least one argument must have "
                    + (type == ScalarType.NUMERIC ? "NUMERIC" : "BigNumeric")
                    + " type"));
  }

  private Optional<Mismatch> bindVariables(Map<String, SqlType> variables) {
    Map<String, List<RexNode>> scalars = new LinkedHashMap<>();
    Map<String, List<SqlType>> components = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      RexNode argument = arguments.get(i);
      SqlType type = Rex.typeOf(argument);
      switch (patterns.get(i)) {
        case TypePattern.Variable(String name) ->
            scalars.computeIfAbsent(name, n -> new ArrayList<>()).add(argument);
        case TypePattern.ArrayOf(TypePattern.Variable(String name)) -> {
          components.computeIfAbsent(name, n -> new ArrayList<>());
          if (Coercion.freedomOf(argument) != Coercion.Freedom.UNTYPED) {
            if (!(type instanceof ArrayType array)) {
              return Optional.of(expected(i, "array type", type));
            }
            components.get(name).add(array.element());
          }
        }
        case TypePattern.RangeOf(TypePattern.Variable(String name)) -> {
          components.computeIfAbsent(name, n -> new ArrayList<>());
          if (Coercion.freedomOf(argument) != Coercion.Freedom.UNTYPED) {
            if (!(type instanceof RangeType range)) {
              return Optional.of(expected(i, "range type", type));
            }
            components.get(name).add(range.element());
          }
        }
        case TypePattern.Exact _,
            TypePattern.ArrayOf _,
            TypePattern.RangeOf _,
            TypePattern.StructOf _,
            TypePattern.Lambda _,
            TypePattern.Any _,
            TypePattern.DatePart _ -> {}
      }
    }
    for (String name : union(scalars, components)) {
      List<RexNode> values = scalars.getOrDefault(name, List.of());
      Optional<SqlType> type = common(values, components.getOrDefault(name, List.of()));
      if (type.isEmpty()) {
        return Optional.of(noSupertype(name, values));
      }
      variables.put(name, type.get());
    }
    return Optional.empty();
  }

  private static List<String> union(Map<String, ?> one, Map<String, ?> other) {
    List<String> names = new ArrayList<>(one.keySet());
    other.keySet().stream().filter(name -> !one.containsKey(name)).forEach(names::add);
    return names;
  }

  private static Optional<SqlType> common(List<RexNode> values, List<SqlType> components) {
    if (components.isEmpty()) {
      return values.isEmpty() ? Optional.of(ScalarType.INT64) : Supertypes.of(values);
    }
    return Supertypes.ofTypes(components)
        .flatMap(component -> {
          List<RexNode> all = new ArrayList<>(values);
          all.add(Rex.nullOf(component));
          return Supertypes.of(all);
        });
  }

  private static Mismatch expected(int index, String wanted, SqlType found) {
    return new Mismatch(
        "Argument %d: expected %s but found %s".formatted(index + 1, wanted, found));
  }

  private static Mismatch noSupertype(String variable, List<RexNode> values) {
    String types =
        values.stream()
            .map(value -> Rex.typeOf(value).toString().replace("FLOAT64>", "DOUBLE>"))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", ", "{", "}"));
    return new Mismatch(
        "Unable to find common supertype for templated argument <%s>\n      Input types for <%s>: %s"
            .formatted(variable, variable, types));
  }

  private SignatureMatch convert(Map<String, SqlType> variables) {
    List<RexNode> converted = new ArrayList<>();
    int typedCoercions = 0;
    int typedCost = 0;
    int literalCoercions = 0;
    int literalCost = 0;
    for (int i = 0; i < arguments.size(); i++) {
      RexNode argument = arguments.get(i);
      SqlType target = patterns.get(i).bind(variables).orElse(Rex.typeOf(argument));
      var cost = Coercion.cost(argument, target);
      if (cost.isEmpty()) {
        return cannotCoerce(i, argument, target);
      }
      if (!Rex.typeOf(argument).equals(target)) {
        if (Coercion.freedomOf(argument) == Coercion.Freedom.TYPED) {
          typedCoercions++;
          typedCost += cost.getAsInt();
        } else {
          literalCoercions++;
          literalCost += cost.getAsInt();
        }
      }
      converted.add(Coercion.coerce(argument, target));
    }
    SqlType result =
        signature
            .result()
            .bind(variables)
            .orElseThrow(() -> new IllegalStateException("unbound result of " + signature));
    return new Fits(converted, result, typedCoercions, typedCost, literalCoercions, literalCost);
  }

  private Mismatch cannotCoerce(int index, RexNode argument, SqlType target) {
    SqlType type = Rex.typeOf(argument);
    return patterns.get(index) instanceof TypePattern.ArrayOf
        ? new Mismatch(
            "Unable to coerce type %s to inferred array type %s for argument <array<T1>>"
                .formatted(type, target))
        : new Mismatch(
            "Argument %d: Unable to coerce type %s to expected type %s"
                .formatted(index + 1, type, target));
  }
}
