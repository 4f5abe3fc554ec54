package dev.quern.sql.function;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.function.ArgumentAssignment.Slot;
import dev.quern.sql.function.SignatureMatch.Fits;
import dev.quern.sql.function.SignatureMatch.Mismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/** Matches the arguments of a call with one signature. */
final class SignatureMatcher {

  private final Signature signature;
  private final CallArguments arguments;

  SignatureMatcher(Signature signature, CallArguments arguments) {
    this.signature = signature;
    this.arguments = arguments;
  }

  SignatureMatch match() {
    return switch (new ArgumentAssignment(signature, arguments).assign()) {
      case ArgumentAssignment.Failed(Mismatch mismatch) -> mismatch;
      case ArgumentAssignment.Assigned(List<Slot> slots) -> {
        Map<String, SqlType> variables = new HashMap<>();
        Optional<Mismatch> unbound = bindVariables(slots, variables);
        SignatureMatch match =
            unbound.<SignatureMatch>map(m -> m).orElseGet(() -> convert(slots, variables));
        yield match instanceof Fits
            ? noDecimal(slots).<SignatureMatch>map(m -> m).orElse(match)
            : match;
      }
    };
  }

  /** Functions of NUMERIC or BIGNUMERIC take literals of other types only beside such a value. */
  private static Optional<Mismatch> noDecimal(List<Slot> slots) {
    if (slots.isEmpty()
        || !(slots.getFirst().parameter().type() instanceof TypePattern.Exact(ScalarType type))
        || (type != ScalarType.NUMERIC && type != ScalarType.BIGNUMERIC)) {
      return Optional.empty();
    }
    return slots.stream().anyMatch(slot -> Rex.typeOf(slot.value()).equals(type))
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "At least one argument must have "
                    + (type == ScalarType.NUMERIC ? "NUMERIC" : "BigNumeric")
                    + " type"));
  }

  private static Optional<Mismatch> bindVariables(
      List<Slot> slots, Map<String, SqlType> variables) {
    if (!hasVariables(slots)) {
      return Optional.empty();
    }
    Map<String, List<RexNode>> scalars = new LinkedHashMap<>();
    Map<String, List<SqlType>> components = new LinkedHashMap<>();
    for (Slot slot : slots) {
      RexNode argument = slot.value();
      SqlType type = Rex.typeOf(argument);
      switch (slot.parameter().type()) {
        case TypePattern.Variable(String name) ->
            scalars.computeIfAbsent(name, n -> new ArrayList<>()).add(argument);
        case TypePattern.ArrayOf(TypePattern.Variable(String name)) -> {
          components.computeIfAbsent(name, n -> new ArrayList<>());
          if (Coercion.freedomOf(argument) != Coercion.Freedom.UNTYPED) {
            if (!(type instanceof ArrayType array)) {
              return Optional.of(expected(slot, "array type", type));
            }
            components.get(name).add(array.element());
          }
        }
        case TypePattern.RangeOf(TypePattern.Variable(String name)) -> {
          if (!(type instanceof RangeType range)) {
            return Optional.of(expected(slot, "range type", type));
          }
          components.computeIfAbsent(name, n -> new ArrayList<>()).add(range.element());
        }
        case TypePattern.Exact _,
            TypePattern.ArrayOf _,
            TypePattern.RangeOf _,
            TypePattern.StructOf _,
            TypePattern.Lambda _,
            TypePattern.Any _,
            TypePattern.DatePart _,
            TypePattern.NormalizeMode _,
            TypePattern.RoundingMode _ -> {}
      }
    }
    for (String name : union(scalars, components)) {
      List<RexNode> values = scalars.getOrDefault(name, List.of());
      List<SqlType> types = components.getOrDefault(name, List.of());
      Optional<SqlType> type = common(values, types);
      if (type.isEmpty()) {
        return Optional.of(noSupertype(name, values, types));
      }
      variables.put(name, type.get());
    }
    return Optional.empty();
  }

  private static boolean hasVariables(List<Slot> slots) {
    for (Slot slot : slots) {
      if (!(slot.parameter().type() instanceof TypePattern.Exact)) {
        return true;
      }
    }
    return false;
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

  private static Mismatch expected(Slot slot, String wanted, SqlType found) {
    return new Mismatch(() ->
        "%s: expected %s but found %s".formatted(slot.label(), wanted, TypeNames.brief(found)));
  }

  private static Mismatch noSupertype(
      String variable, List<RexNode> values, List<SqlType> components) {
    String types =
        TypeNames.set(
            Stream.concat(
                    values.stream().filter(value -> !Rex.isUntypedNull(value)),
                    components.stream().map(Rex::nullOf))
                .toList());
    return new Mismatch(
        "Unable to find common supertype for templated argument <%s>\n      Input types for <%s>: %s"
            .formatted(variable, variable, types));
  }

  private SignatureMatch convert(List<Slot> slots, Map<String, SqlType> variables) {
    List<RexNode> converted = new ArrayList<>();
    int typedCoercions = 0;
    int typedCost = 0;
    int literalCoercions = 0;
    int literalCost = 0;
    for (Slot slot : slots) {
      RexNode argument = slot.value();
      SqlType target = slot.parameter().type().bind(variables).orElse(Rex.typeOf(argument));
      var cost = Coercion.cost(argument, target);
      if (cost.isEmpty() || isOtherArray(slot, target)) {
        return cannotCoerce(slot, target);
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
    Optional<SqlType> result = signature.result().bind(variables);
    if (signature.parameters().size() > 1
        && result.filter(type -> type instanceof ArrayType(ArrayType _)).isPresent()) {
      return new Mismatch("<array<T1>> is inferred to be array of array, which is not supported");
    }
    if (result.isEmpty()) {
      return new Mismatch(
          "Unable to determine type for function return type of kind " + signature.result());
    }
    return new Fits(
        converted, result.orElseThrow(), typedCoercions, typedCost, literalCoercions, literalCost);
  }

  /** An array of a type that is found out is not converted, not even one written out. */
  private static boolean isOtherArray(Slot slot, SqlType target) {
    SqlType type = Rex.typeOf(slot.value());
    return slot.parameter().type() instanceof TypePattern.ArrayOf(TypePattern.Variable _)
        && type instanceof ArrayType
        && Coercion.freedomOf(slot.value()) != Coercion.Freedom.UNTYPED
        && !type.equals(target)
        && !Coercion.sameButForNames(type, target);
  }

  private static Mismatch cannotCoerce(Slot slot, SqlType target) {
    SqlType type = Rex.typeOf(slot.value());
    return slot.parameter().type() instanceof TypePattern.ArrayOf
        ? new Mismatch(() ->
            "Unable to coerce type %s to inferred array type %s for argument <array<T1>>"
                .formatted(TypeNames.brief(type), TypeNames.brief(target)))
        : new Mismatch(() ->
            "%s: Unable to coerce type %s to expected type %s"
                .formatted(slot.label(), TypeNames.brief(type), TypeNames.brief(target)));
  }
}
