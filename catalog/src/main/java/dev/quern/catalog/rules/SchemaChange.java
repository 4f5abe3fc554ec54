package dev.quern.catalog.rules;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which changes of a table's schema BigQuery allows through the API: new columns that may be NULL,
 * REQUIRED relaxed to NULLABLE, wider types, other attributes. Source: "Modifying table schemas".
 */
public final class SchemaChange {

  private static final Map<SqlType, Set<ScalarType>> WIDER =
      Map.of(
          ScalarType.INT64,
          Set.of(ScalarType.NUMERIC, ScalarType.BIGNUMERIC, ScalarType.FLOAT64),
          ScalarType.NUMERIC,
          Set.of(ScalarType.BIGNUMERIC, ScalarType.FLOAT64));

  private SchemaChange() {}

  /** Accepts a change, or throws {@code invalid} with BigQuery's words. */
  public static void require(TableReference table, TableSchema before, TableSchema after) {
    requireFields(table, "", before.fields(), after.fields());
  }

  private static void requireFields(
      TableReference table, String prefix, List<SchemaField> before, List<SchemaField> after) {
    TableSchema old = new TableSchema(before);
    TableSchema changed = new TableSchema(after);
    for (SchemaField field : before) {
      if (changed.field(field.name()).isEmpty()) {
        throw mismatch(table, "Field " + prefix + field.name() + " is missing in new schema");
      }
    }
    for (SchemaField field : after) {
      String path = prefix + field.name();
      SchemaField previous = old.field(field.name()).orElse(null);
      if (previous != null) {
        requireField(table, path, previous, field);
      } else if (field.mode() == FieldMode.REQUIRED) {
        throw mismatch(
            table, "Cannot add required fields to an existing schema. (field: " + path + ")");
      }
    }
  }

  private static void requireField(
      TableReference table, String path, SchemaField before, SchemaField after) {
    boolean relaxed = before.mode() == FieldMode.REQUIRED && after.mode() == FieldMode.NULLABLE;
    if (before.mode() != after.mode() && !relaxed) {
      throw mismatch(
          table,
          "Field " + path + " has changed mode from " + before.mode() + " to " + after.mode());
    }
    SqlType old = before.elementType();
    SqlType changed = after.elementType();
    if (old.isStruct() && changed.isStruct()) {
      requireFields(table, path + ".", before.fields(), after.fields());
    } else if (!old.equals(changed) && !isWider(old, changed)) {
      throw mismatch(
          table,
          "Field "
              + path
              + " has changed type from "
              + WireTypes.name(old)
              + " to "
              + WireTypes.name(changed));
    }
  }

  private static boolean isWider(SqlType before, SqlType after) {
    return after instanceof ScalarType scalar
        && WIDER.getOrDefault(before, Set.of()).contains(scalar);
  }

  private static BigQueryException mismatch(TableReference table, String detail) {
    return new BigQueryException(
        ErrorReason.INVALID, "Provided Schema does not match Table " + table + ". " + detail);
  }
}
