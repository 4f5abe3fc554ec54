package dev.quern.catalog.rules;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which schemas BigQuery accepts. Sources: "Specifying a schema", "Parameterized data types". */
public final class SchemaRules {

  private static final int MAX_DEPTH = 15;
  private static final int MAX_COLUMNS = 10_000;

  private SchemaRules() {}

  /** Accepts a schema, or throws {@code invalid}. */
  public static void require(TableSchema schema) {
    int count = requireFields(schema.fields(), "", 1);
    if (count > MAX_COLUMNS) {
      throw invalid("Too many total leaf fields: " + count + ", max allowed field count: 10000");
    }
  }

  private static int requireFields(List<SchemaField> fields, String prefix, int depth) {
    if (depth > MAX_DEPTH) {
      throw invalid("Cannot nest fields deeper than 15 levels. Field " + prefix + " is too deep");
    }
    Set<String> names = new HashSet<>();
    int count = 0;
    for (SchemaField field : fields) {
      Identifiers.requireColumn(field.name());
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        throw invalid("Field " + prefix + field.name() + " already exists in schema");
      }
      requireParameters(prefix + field.name(), field);
      DatasetRules.collation(field.attributes().collation());
      DatasetRules.roundingMode(field.attributes().roundingMode());
      if (field.attributes().defaultValueExpression().isPresent() && depth > 1) {
        throw invalid("Default value is only supported on top-level fields: " + field.name());
      }
      count +=
          field.fields().isEmpty()
              ? 1
              : requireFields(field.fields(), prefix + field.name() + ".", depth + 1);
    }
    return count;
  }

  private static void requireParameters(String path, SchemaField field) {
    TypeParameters parameters = field.attributes().parameters();
    SqlType type = field.elementType();
    if (parameters.maxLength().isPresent()) {
      if (type != ScalarType.STRING && type != ScalarType.BYTES) {
        throw invalid(
            "Field " + path + ": maxLength can only be set for fields of type STRING or BYTES");
      }
      if (parameters.maxLength().getAsLong() <= 0) {
        throw invalid("Field " + path + ": maxLength must be greater than 0");
      }
    }
    if (parameters.precision().isEmpty() && parameters.scale().isEmpty()) {
      return;
    }
    if (type != ScalarType.NUMERIC && type != ScalarType.BIGNUMERIC) {
      throw invalid(
          "Field "
              + path
              + ": precision and scale can only be set for fields of type NUMERIC or BIGNUMERIC");
    }
    if (parameters.precision().isEmpty()) {
      throw invalid("Field " + path + ": scale cannot be set without precision");
    }
    long maxScale = type == ScalarType.NUMERIC ? 9 : 38;
    long scale = parameters.scale().orElse(0);
    long precision = parameters.precision().getAsLong();
    long maxPrecision = (type == ScalarType.NUMERIC ? 29 : 38) + scale;
    if (scale < 0 || scale > maxScale) {
      throw invalid("Field " + path + ": scale of " + type + " must be between 0 and " + maxScale);
    }
    if (precision < Math.max(1, scale) || precision > maxPrecision) {
      throw invalid(
          "Field "
              + path
              + ": precision of "
              + type
              + " with scale "
              + scale
              + " must be between "
              + Math.max(1, scale)
              + " and "
              + maxPrecision);
    }
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }
}
