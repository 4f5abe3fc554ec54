package dev.quern.sql.function;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a parameter or result in a signature, possibly with type variables. Prints as
 * GoogleSQL prints it.
 */
public sealed interface TypePattern {

  /** One type and no other. */
  record Exact(SqlType type) implements TypePattern {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /** A type variable: {@code T1}. */
  record Variable(String name) implements TypePattern {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An array of something. */
  record ArrayOf(TypePattern element) implements TypePattern {
    @Override
    public String toString() {
      return "ARRAY<" + element + ">";
    }
  }

  /** A range of something. */
  record RangeOf(TypePattern element) implements TypePattern {
    @Override
    public String toString() {
      return "RANGE";
    }
  }

  /** A struct; results only. */
  record StructOf(List<String> names, List<TypePattern> types) implements TypePattern {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("STRUCT<");
      for (int i = 0; i < names.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(names.get(i)).append(' ').append(types.get(i));
      }
      return text.append('>').toString();
    }
  }

  /** A lambda; parameters only. */
  record Lambda(List<TypePattern> parameters, TypePattern result) implements TypePattern {
    @Override
    public String toString() {
      String names =
          parameters.stream().map(TypePattern::toString).collect(Collectors.joining(", "));
      return parameters.size() == 1
          ? "FUNCTION<" + names + "->" + result + ">"
          : "FUNCTION<(" + names + ")->" + result + ">";
    }
  }

  /** Any type at all, each argument for itself. */
  record Any() implements TypePattern {
    @Override
    public String toString() {
      return "ANY";
    }
  }

  /** A part of a date or time written as a keyword: {@code DAY}. */
  record DatePart() implements TypePattern {
    @Override
    public String toString() {
      return "DATE_TIME_PART";
    }
  }

  /** One of Unicode's normalization forms, written as a keyword: {@code NFC}. */
  record NormalizeMode() implements TypePattern {
    @Override
    public String toString() {
      return "NORMALIZE_MODE";
    }
  }

  /** The name of a way to round, as a STRING. */
  record RoundingMode() implements TypePattern {
    @Override
    public String toString() {
      return "ROUNDING_MODE";
    }
  }

  /** Whether arguments are keywords and no values; kernels do not get them. */
  default boolean isKeyword() {
    return this instanceof DatePart || this instanceof NormalizeMode;
  }

  /** The type this pattern stands for once its variables are known; empty when one is not. */
  default Optional<SqlType> bind(Map<String, SqlType> variables) {
    return switch (this) {
      case Exact exact -> Optional.of(exact.type());
      case RoundingMode _ -> Optional.of(ScalarType.STRING);
      case Variable variable -> Optional.ofNullable(variables.get(variable.name()));
      case ArrayOf array -> array.element().bind(variables).map(ArrayType::new);
      case RangeOf range ->
          range.element().bind(variables).filter(RangeType::isElement).map(RangeType::new);
      case StructOf struct -> bindStruct(struct, variables);
      case Lambda _, Any _, DatePart _, NormalizeMode _ -> Optional.empty();
    };
  }

  private static Optional<SqlType> bindStruct(StructOf struct, Map<String, SqlType> variables) {
    List<StructType.Field> fields = new java.util.ArrayList<>();
    for (int i = 0; i < struct.names().size(); i++) {
      Optional<SqlType> type = struct.types().get(i).bind(variables);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new StructType.Field(struct.names().get(i), type.get()));
    }
    return Optional.of(new StructType(fields));
  }
}
