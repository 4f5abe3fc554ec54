package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.function.CallArguments;
import dev.quern.sql.function.FunctionDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.calcite.rex.RexNode;

/** Functions and operators that say in words of their own what is wrong with their arguments. */
final class CallRefusals {

  private CallRefusals() {}

  /** What is wrong whether or not a signature fits. */
  static Optional<String> beforeMatching(FunctionDefinition function, CallArguments call) {
    List<RexNode> arguments = call.positional();
    return switch (function.name()) {
      case "GREATEST", "LEAST", "MIN", "MAX" ->
          undefined(function, arguments, TypeTraits::supportsOrdering);
      case "ARRAY_AGG" ->
          arguments.stream()
              .limit(1)
              .filter(argument -> Rex.typeOf(argument) instanceof ArrayType)
              .findFirst()
              .map(argument ->
                  "The argument to ARRAY_AGG must not be an array type but was " + named(argument));
      case "ARRAY_CONCAT", "ARRAY_CONCAT_AGG" ->
          arguments.stream()
              .filter(argument ->
                  !(Rex.typeOf(argument) instanceof ArrayType) || Rex.isUntypedNull(argument))
              .findFirst()
              .map(argument ->
                  "The argument to ARRAY_CONCAT (or ARRAY_CONCAT_AGG) must be an array type but was "
                      + described(argument));
      case "GENERATE_DATE_ARRAY" ->
          arguments.size() == 2 || arguments.size() == 4
              ? Optional.empty()
              : Optional.of(
                  "Expected either GENERATE_DATE_ARRAY(start, end) or GENERATE_DATE_ARRAY(start, end,"
                      + " INTERVAL int [date_part])");
      case "RANGE" -> range(arguments);
      case "RANGE_START", "RANGE_END", "RANGE_OVERLAPS", "RANGE_INTERSECT" ->
          untypedRange(arguments);
      case "RANGE_CONTAINS", "GENERATE_RANGE_ARRAY" ->
          untypedRange(arguments.subList(0, Math.min(1, arguments.size())));
      case "RANGE_BUCKET" ->
          arguments.stream()
              .limit(arguments.size() == 2 ? 1 : 0)
              .filter(argument -> !TypeTraits.supportsOrdering(Rex.typeOf(argument)))
              .findFirst()
              .map(argument ->
                  "First argument to RANGE_BUCKET of type %s does not support ordering"
                      .formatted(named(argument)));
      case "COLLATE" ->
          arguments.size() < 2 || isText(arguments.get(1))
              ? Optional.empty()
              : Optional.of("The second argument of COLLATE() must be a string literal");
      case "$IN_ARRAY" ->
          TypeTraits.supportsEquality(Rex.typeOf(arguments.getFirst()))
              ? Optional.empty()
              : Optional.of(
                  "First argument to IN UNNEST of type %s does not support equality comparison"
                      .formatted(named(arguments.getFirst())));
      default -> Optional.empty();
    };
  }

  /** What is said when no signature fits, where it is not the list of them. */
  static Optional<String> withoutMatch(FunctionDefinition function, CallArguments call) {
    List<RexNode> arguments = call.positional();
    return switch (function.name()) {
      case "$IN_ARRAY", "$LIKE_ANY_ARRAY", "$LIKE_ALL_ARRAY" ->
          Optional.of(
              "No matching signature for operator %s for argument types: %s, %s"
                  .formatted(
                      function.symbol(), named(arguments.getFirst()), named(arguments.getLast())));
      case "$LIKE_ANY", "$LIKE_ALL" ->
          Optional.of(
              "No matching signature for operator %s for argument types %s and %s"
                  .formatted(
                      function.symbol(),
                      described(arguments.getFirst()),
                      TypeNames.set(arguments.subList(1, arguments.size()))));
      case "$BITWISE_AND", "$BITWISE_OR", "$BITWISE_XOR" ->
          Optional.of(
              "Bitwise operator %s requires two integer/BYTES arguments of the same type, but saw %s and %s"
                  .formatted(
                      function.symbol(),
                      TypeNames.internal(arguments.getFirst()),
                      TypeNames.internal(arguments.getLast())));
      case "$BITWISE_LEFT_SHIFT", "$BITWISE_RIGHT_SHIFT" -> {
        SqlType first = Rex.typeOf(arguments.getFirst());
        yield first == ScalarType.INT64 || first == ScalarType.BYTES
            ? Optional.empty()
            : Optional.of(
                "The first argument to bitwise operator %s must be an integer or BYTES but saw %s"
                    .formatted(function.symbol(), TypeNames.internal(arguments.getFirst())));
      }
      case "$UNARY_PLUS" ->
          Optional.of("Operands of + must be numeric type but was " + named(arguments.getFirst()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> range(List<RexNode> bounds) {
    if (bounds.size() != 2) {
      return Optional.of("RANGE() must take exactly two arguments");
    }
    List<SqlType> types =
        bounds.stream()
            .filter(bound -> !Rex.isUntypedNull(bound))
            .map(Rex::typeOf)
            .distinct()
            .toList();
    return switch (types.size()) {
      case 0 -> Optional.of("at least one of RANGE() arguments must be typed");
      case 1 ->
          RangeType.isElement(types.getFirst())
              ? Optional.empty()
              : Optional.of(types.getFirst() + " is not supported by RANGE()");
      default -> Optional.of("RANGE() arguments must be of the same type");
    };
  }

  private static Optional<String> untypedRange(List<RexNode> ranges) {
    return ranges.stream().anyMatch(Rex::isUntypedNull)
        ? Optional.of(
            "A literal NULL argument cannot be accepted in place of RANGE. Add a CAST to specify the"
                + " type like CAST(NULL AS RANGE<DATE>). Range supports DATE, DATETIME, and TIMESTAMP")
        : Optional.empty();
  }

  private static Optional<String> undefined(
      FunctionDefinition function, List<RexNode> arguments, Predicate<SqlType> defined) {
    return arguments.stream()
        .filter(argument -> !Rex.isUntypedNull(argument))
        .map(Rex::typeOf)
        .filter(defined.negate())
        .findFirst()
        .map(type ->
            "%s is not defined for arguments of type %s"
                .formatted(function.symbol(), TypeNames.brief(type)));
  }

  private static boolean isText(RexNode argument) {
    return Rex.asLiteral(argument)
        .filter(literal -> literal.value() instanceof Value.Text)
        .isPresent();
  }

  private static String named(RexNode argument) {
    return Rex.isUntypedNull(argument) ? "NULL" : TypeNames.brief(Rex.typeOf(argument));
  }

  /** A type, and whether it is a literal's. */
  static String described(RexNode argument) {
    boolean literal =
        !Rex.isUntypedNull(argument)
            && Rex.asLiteral(argument).filter(l -> !l.hasExplicitType()).isPresent();
    return (literal ? "literal " : "") + named(argument);
  }
}
