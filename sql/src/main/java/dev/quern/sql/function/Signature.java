package dev.quern.sql.function;

import dev.quern.domain.type.ScalarType;
import dev.quern.sql.function.Parameter.Cardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The least number of arguments. */
  public int minArguments() {
    int count = 0;
    for (Parameter parameter : parameters) {
      if (parameter.cardinality() == Cardinality.REQUIRED) {
        count++;
      }
    }
    return count;
  }

  /** The greatest number of arguments. */
  public int maxArguments() {
    return repeats() ? Integer.MAX_VALUE : parameters.size();
  }

  /** The parameter of the argument at a position, beginning with 0. */
  public Optional<Parameter> at(int position) {
    List<Parameter> repeated = repeated();
    int first = repeated.isEmpty() ? parameters.size() : parameters.indexOf(repeated.getFirst());
    if (position < first) {
      return Optional.of(parameters.get(position));
    }
    return repeated.isEmpty()
        ? Optional.empty()
        : Optional.of(repeated.get((position - first) % repeated.size()));
  }

  /** The parameters that repeat, together when there are several. */
  List<Parameter> repeated() {
    return repeats()
        ? parameters.stream().filter(p -> p.cardinality() == Cardinality.REPEATED).toList()
        : List.of();
  }

  /** Every overload of every call is asked, and few repeat anything. */
  private boolean repeats() {
    for (Parameter parameter : parameters) {
      if (parameter.cardinality() == Cardinality.REPEATED) {
        return true;
      }
    }
    return false;
  }

  /** Whether an INTERVAL expression gives the arguments at a position and behind it. */
  public boolean isInterval(int position) {
    return position + 1 < parameters.size()
        && parameters.get(position).type().equals(new TypePattern.Exact(ScalarType.INT64))
        && parameters.get(position + 1).type() instanceof TypePattern.DatePart;
  }

  /** {@code (STRING, INT64, [INT64])}. */
  public String parameterList() {
    List<String> printed = new ArrayList<>();
    List<Parameter> repeated = repeated();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (isInterval(i)) {
        i++;
        printed.add(
            parameter.cardinality() == Cardinality.OPTIONAL
                ? "[INTERVAL INT64 DATE_TIME_PART]"
                : "INTERVAL INT64 DATE_TIME_PART");
      } else if (repeated.size() < 2 || parameter.cardinality() != Cardinality.REPEATED) {
        printed.add(parameter.toString());
      } else if (parameter.equals(repeated.getFirst())) {
        printed.add(
            repeated.stream()
                .map(Parameter::printed)
                .collect(Collectors.joining(", ", "[[", "], ...]")));
      }
    }
    return printed.stream().collect(Collectors.joining(", ", "(", ")"));
  }
}
