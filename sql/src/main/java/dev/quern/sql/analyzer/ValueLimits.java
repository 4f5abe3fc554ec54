package dev.quern.sql.analyzer;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.TypeParameters;
import java.util.List;
import java.util.Optional;

/**
 * What the values of a parameterized type, or of a column, are held to at every depth. Source:
 * "Parameterized data types".
 *
 * @param parameters of the type itself
 * @param required the name of the field that must not be NULL
 * @param parts of an array the limits of its elements, of a struct those of its fields; none when
 *     nothing inside is limited
 */
record ValueLimits(TypeParameters parameters, Optional<String> required, List<ValueLimits> parts) {

  static final ValueLimits NONE = new ValueLimits(TypeParameters.NONE, Optional.empty(), List.of());

  ValueLimits {
    parts = parts.stream().allMatch(ValueLimits::isEmpty) ? List.of() : List.copyOf(parts);
  }

  boolean isEmpty() {
    return parameters.isEmpty() && required.isEmpty() && parts.isEmpty();
  }

  /** The limits of a column. An array is never NULL. */
  static ValueLimits of(SchemaField field) {
    List<ValueLimits> fields = field.fields().stream().map(ValueLimits::of).toList();
    TypeParameters parameters = field.attributes().parameters();
    if (field.mode() == FieldMode.REPEATED) {
      return new ValueLimits(
          TypeParameters.NONE,
          Optional.empty(),
          List.of(new ValueLimits(parameters, Optional.empty(), fields)));
    }
    return new ValueLimits(
        parameters,
        field.mode() == FieldMode.REQUIRED ? Optional.of(field.name()) : Optional.empty(),
        fields);
  }
}
