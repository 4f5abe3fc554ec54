package dev.quern.sql.function;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The parameters and the result of one overload of a function.
 *
 * @param parameters required ones first, then optional or repeated ones, then those given by name
 *     only
 * @param result the type of the result
 */
public record Signature(List<Parameter> parameters, TypePattern result) {

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The signature a text such as {@code (STRING, INT64, [INT64]) -> STRING} stands for. */
  static Signature parse(String text) {
    return new SignatureParser(text).parse();
  }

  /** The least number of positional arguments. */
  public int minArguments() {
    return (int)
        parameters.stream()
            .filter(p -> p.cardinality() == Parameter.Cardinality.REQUIRED && !p.namedOnly())
            .count();
  }

  /** The greatest number of positional arguments. */
  public int maxArguments() {
    return parameters.stream().anyMatch(p -> p.cardinality() == Parameter.Cardinality.REPEATED)
        ? Integer.MAX_VALUE
        : (int) parameters.stream().filter(p -> !p.namedOnly()).count();
  }

  /** {@code (STRING, INT64, [INT64])}. */
  public String parameterList() {
    return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
