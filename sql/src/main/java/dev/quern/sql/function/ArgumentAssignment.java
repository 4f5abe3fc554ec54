package dev.quern.sql.function;

import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.CallArguments.Named;
import dev.quern.sql.function.Parameter.Cardinality;
import dev.quern.sql.function.SignatureMatch.Mismatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Gives each argument of a call its parameter, and optional parameters without an argument their
 * default. Source: "Function calls", Named arguments.
 */
final class ArgumentAssignment {

  private final Signature signature;
  private final CallArguments arguments;
  private final List<Slot> slots = new ArrayList<>();
  private int used;

  ArgumentAssignment(Signature signature, CallArguments arguments) {
    this.signature = signature;
    this.arguments = arguments;
  }

  /** The outcome. */
  sealed interface Outcome {}

  /** Every argument has its parameter; in the order of the parameters. */
  record Assigned(List<Slot> slots) implements Outcome {}

  /** The arguments do not fit. */
  record Failed(Mismatch mismatch) implements Outcome {}

  /**
   * An argument and its parameter.
   *
   * @param name how errors call the argument, empty for one without a name
   * @param position its number when it has no name
   */
  record Slot(Parameter parameter, RexNode value, String name, int position) {

    /** How errors call the argument. */
    String label() {
      return name.isEmpty() ? "Argument " + position : name;
    }
  }

  Outcome assign() {
    return wrongCount()
        .or(this::wrongName)
        .or(this::fill)
        .<Outcome>map(reason -> new Failed(new Mismatch(reason)))
        .orElseGet(() -> new Assigned(slots));
  }

  private Optional<String> wrongCount() {
    int found = arguments.size();
    int least = signature.minArguments();
    int most = signature.maxArguments();
    if (found < least) {
      return Optional.of(
          "Signature requires at least " + counted(least) + ", found " + counted(found));
    }
    return found > most
        ? Optional.of("Signature accepts at most " + counted(most) + ", found " + counted(found))
        : Optional.empty();
  }

  private static String counted(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }

  private Optional<String> wrongName() {
    if (arguments.named().isEmpty()) {
      return Optional.empty();
    }
    Set<String> seen = new HashSet<>();
    for (Named argument : arguments.named()) {
      String name = argument.name();
      if (signature.parameters().stream().noneMatch(p -> p.isNamed(name))) {
        return Optional.of("Named argument `" + name + "` does not exist in signature");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        return Optional.of("Named argument `" + name + "` is given twice");
      }
    }
    return Optional.empty();
  }

  private Optional<String> fill() {
    List<Parameter> repeated = signature.repeated();
    int spare = arguments.positional().size() - required();
    for (Parameter parameter : signature.parameters()) {
      Optional<Named> named = named(parameter);
      if (named.isPresent()) {
        String name = named.get().name();
        int position = signature.parameters().indexOf(parameter);
        if (!parameter.namedOnly() && position < arguments.positional().size()) {
          return Optional.of(
              "Named argument `%s` duplicates positional argument %d, which also provides `%s`"
                  .formatted(name, position + 1, name));
        }
        slots.add(new Slot(parameter, named.get().value(), "Named argument `" + name + "`", 0));
        continue;
      }
      switch (parameter.cardinality()) {
        case REQUIRED -> {
          if (used == arguments.positional().size()) {
            return Optional.of(
                "Required positional argument number %d is not provided".formatted(used + 1));
          }
          next(parameter);
        }
        case OPTIONAL -> {
          if (spare > 0 && !parameter.namedOnly()) {
            next(parameter);
            spare--;
          } else {
            parameter
                .defaultValue()
                .map(Rex::literal)
                .ifPresent(value -> slots.add(new Slot(parameter, value, "Default", 0)));
          }
        }
        case REPEATED -> {
          if (parameter.equals(repeated.getFirst())) {
            for (; spare >= repeated.size(); spare -= repeated.size()) {
              repeated.forEach(this::next);
            }
          }
        }
      }
    }
    return spare > 0 ? Optional.of(leftOver(repeated.size())) : Optional.empty();
  }

  private int required() {
    int count = 0;
    for (Parameter parameter : signature.parameters()) {
      if (parameter.cardinality() == Cardinality.REQUIRED && named(parameter).isEmpty()) {
        count++;
      }
    }
    return count;
  }

  private Optional<Named> named(Parameter parameter) {
    if (arguments.named().isEmpty()) {
      return Optional.empty();
    }
    return arguments.named().stream()
        .filter(argument -> parameter.isNamed(argument.name()))
        .findFirst();
  }

  private void next(Parameter parameter) {
    RexNode value = arguments.positional().get(used);
    used++;
    slots.add(new Slot(parameter, value, "", used));
  }

  private String leftOver(int group) {
    Optional<Parameter> byName =
        signature.parameters().stream().filter(Parameter::namedOnly).findFirst();
    if (byName.isPresent()) {
      return "Positional argument at %d is invalid because argument `%s` can only be referred to by name"
          .formatted(used + 1, byName.get().name().orElseThrow());
    }
    int repeated = arguments.positional().size() - required();
    return "Wrong number of repeated arguments provided. Expected a multiple of %d but got %d repeated %s"
        .formatted(group, repeated, repeated == 1 ? "argument" : "arguments");
  }
}
