package dev.quern.sql.function;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.function.FunctionDefinition.Kind;
import dev.quern.sql.function.FunctionDefinition.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/** Prints calls as GoogleSQL's error messages have them. */
final class CallText {

  private static final String PART = "DATE_TIME_PART";

  private CallText() {}

  /** {@code function SUBSTR} and the types of its arguments. */
  static String of(FunctionDefinition function, CallArguments arguments) {
    String name = kind(function) + function.symbol();
    if (arguments.size() == 0) {
      return name + " with no arguments";
    }
    String types =
        isExtract(function)
            ? extract(function, arguments.positional().stream().map(CallText::type).toList())
            : types(function, arguments);
    return name
        + (function.has(Trait.INLINE_TYPES) ? " for argument types: " : "\n  Argument types: ")
        + types
        + (function.has(Trait.INLINE_TYPES) ? hint(arguments.positional()) : "");
  }

  private static String hint(List<RexNode> arguments) {
    Set<SqlType> types = arguments.stream().map(Rex::typeOf).collect(Collectors.toSet());
    return types.equals(Set.of(ScalarType.STRING, ScalarType.BYTES))
        ? ". STRING and BYTES are different types that are not directly comparable. To write a BYTES"
            + " literal, use a b-prefixed literal such as b'bytes value'"
        : "";
  }

  private static String kind(FunctionDefinition function) {
    if (function.isOperator() && !isExtract(function)) {
      return "operator ";
    }
    return switch (function.kind()) {
      case SCALAR -> "function ";
      case AGGREGATE -> "aggregate function ";
      case ANALYTIC -> "analytic function ";
    };
  }

  private static boolean isExtract(FunctionDefinition function) {
    return function.kind() == Kind.SCALAR && function.symbol().equals("EXTRACT");
  }

  private static String type(RexNode argument) {
    return Rex.isUntypedNull(argument) ? "NULL" : TypeNames.brief(Rex.typeOf(argument));
  }

  private static String types(FunctionDefinition function, CallArguments arguments) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < arguments.positional().size(); i++) {
      if (takesPart(function, i)) {
        part(types, takesInterval(function, i - 1));
      } else if (takes(function, i, TypePattern.NormalizeMode.class)) {
        types.add("NORMALIZE_MODE");
      } else {
        types.add(type(arguments.positional().get(i)));
      }
    }
    return String.join(
        ", ",
        Stream.concat(
                types.stream(),
                arguments.named().stream().map(a -> a.name() + " => " + type(a.value())))
            .toList());
  }

  /** A part makes an interval with the number before it. */
  private static void part(List<String> types, boolean interval) {
    types.add(interval ? "INTERVAL " + types.removeLast() + " " + PART : PART);
  }

  private static boolean takesPart(FunctionDefinition function, int position) {
    return takes(function, position, TypePattern.DatePart.class);
  }

  private static boolean takes(
      FunctionDefinition function, int position, Class<? extends TypePattern> keyword) {
    return function.overloads().stream()
        .map(overload -> overload.signature().parameters())
        .anyMatch(p -> position < p.size() && keyword.isInstance(p.get(position).type()));
  }

  private static boolean takesInterval(FunctionDefinition function, int position) {
    return position >= 0
        && function.overloads().stream()
            .anyMatch(overload -> overload.signature().isInterval(position));
  }

  /** {@code EXTRACT(DATE_TIME_PART FROM TIMESTAMP [AT TIME ZONE STRING])} */
  static String extract(FunctionDefinition function, Signature signature) {
    List<String> types = signature.parameters().stream().map(Parameter::toString).toList();
    String zone = types.getLast().startsWith("[") ? " [AT TIME ZONE STRING]" : "";
    return "EXTRACT(" + partOf(function) + " FROM " + types.getFirst() + zone + ")";
  }

  private static String extract(FunctionDefinition function, List<String> types) {
    int valueAndPart = function.name().equals("$EXTRACT") ? 2 : 1;
    return partOf(function)
        + " FROM "
        + types.getFirst()
        + (types.size() > valueAndPart ? " AT TIME ZONE " + types.getLast() : "");
  }

  private static String partOf(FunctionDefinition function) {
    return function.name().equals("$EXTRACT") ? PART : function.name().substring(9);
  }
}
