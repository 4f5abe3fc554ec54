package dev.quern.sql.function;

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
      return function.symbol()
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

  private static String operand(Parameter parameter, List<Parameter> all) {
    boolean chain = all.getLast().cardinality() == Parameter.Cardinality.REPEATED;
    boolean bracketed =
        parameter.cardinality() == Parameter.Cardinality.REPEATED
            || (chain && parameter.type() instanceof TypePattern.ArrayOf);
    return bracketed ? "(" + parameter + ")" : parameter.toString();
  }
}
