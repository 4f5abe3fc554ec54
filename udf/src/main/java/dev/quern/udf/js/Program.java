package dev.quern.udf.js;

import java.util.ArrayList;
import java.util.List;

/**
 * A function's text.
 *
 * @param signature its name and types as errors have them: {@code f(INT64)}
 * @param parameters the names of its parameters
 * @param code the body
 * @param libraries texts that are run before
 * @param aggregate whether the code is a module that exports the parts of an aggregate function
 */
record Program(
    String signature,
    List<String> parameters,
    String code,
    List<String> libraries,
    boolean aggregate) {

  /** Stands between the parts of an encoded program; control characters are no part of any. */
  private static final String SEPARATOR = "\u001e";

  private static final int FIXED_PARTS = 4;

  Program {
    parameters = List.copyOf(parameters);
    libraries = List.copyOf(libraries);
  }

  /** The program as one text. */
  String encoded() {
    List<String> parts =
        new ArrayList<>(
            List.of(signature, String.join(",", parameters), code, Boolean.toString(aggregate)));
    parts.addAll(libraries);
    return String.join(SEPARATOR, parts);
  }

  /** The program that a text stands for. */
  static Program decode(String encoded) {
    List<String> parts = List.of(encoded.split(SEPARATOR, -1));
    String names = parts.get(1);
    return new Program(
        parts.get(0),
        names.isEmpty() ? List.of() : List.of(names.split(",", -1)),
        parts.get(2),
        parts.subList(FIXED_PARTS, parts.size()),
        Boolean.parseBoolean(parts.get(FIXED_PARTS - 1)));
  }

  /** How many characters stand before the code in the first line of {@link #source}. */
  int offset() {
    return aggregate ? 0 : head().length();
  }

  private String head() {
    return "(function(" + String.join(",", parameters) + "){";
  }

  /** An expression in JavaScript whose value is the function; for an aggregate a module. */
  String source() {
    return aggregate ? code : head() + code + "\n})";
  }
}
