package dev.quern.sql.function;

import java.util.ArrayList;
import java.util.List;

/** Prints signatures as GoogleSQL's error messages have them. */
public final class SignatureText {

  private SignatureText() {}

  /** {@code SUBSTR(STRING, INT64, [INT64])}, {@code INT64 + INT64}, {@code -(INT64)}. */
  public static String of(FunctionDefinition function, Signature signature) {
    List<Parameter> parameters = signature.parameters();
    if (function.symbol().equals("EXTRACT")) {
      return CallText.extract(function, signature);
    }
    if (!function.isOperator() || parameters.isEmpty()) {
      return function.symbol() + signature.parameterList();
    }
    if (parameters.size() == 1) {
      return function.symbol().startsWith("IS ")
          ? signature.parameterList() + " " + function.symbol()
          : function.symbol()
              + (Character.isLetter(function.symbol().charAt(0)) ? " " : "")
              + signature.parameterList();
    }
    if (function.symbol().equals("BETWEEN")) {
      return "(T1) BETWEEN (T1) AND (T1)";
    }
    return operand(parameters.getFirst(), parameters)
        + " "
        + function.symbol()
        + " "
        + operand(parameters.getLast(), parameters);
  }

  /** The signatures, those that differ in optional arguments only as one. */
  static List<Signature> merged(FunctionDefinition function) {
    List<Signature> merged = new ArrayList<>();
    for (Overload overload : function.overloads()) {
      Signature next = overload.signature();
      if (!merged.isEmpty()
          && function.kind() != FunctionDefinition.Kind.AGGREGATE
          && extend(merged.getLast(), next)) {
        List<Parameter> parameters = new ArrayList<>(merged.removeLast().parameters());
        next.parameters().stream()
            .skip(parameters.size())
            .map(Parameter::optional)
            .forEach(parameters::add);
        merged.add(new Signature(parameters, next.result()));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  /** Whether a signature is another one with more arguments behind. */
  private static boolean extend(Signature one, Signature other) {
    int shared = one.parameters().size();
    return shared > 0
        && other.parameters().size() > shared
        && types(one.parameters()).equals(types(other.parameters().subList(0, shared)));
  }

  private static List<TypePattern> types(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::type).toList();
  }

  private static String operand(Parameter parameter, List<Parameter> all) {
    boolean chain = all.getLast().cardinality() == Parameter.Cardinality.REPEATED;
    boolean bracketed =
        parameter.cardinality() == Parameter.Cardinality.REPEATED
            || (chain && parameter.type() instanceof TypePattern.ArrayOf);
    return bracketed ? "(" + parameter + ")" : parameter.toString();
  }
}
