package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.geography.ConstructorKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The engine's text that makes a column of a file a column of a table. Source: "Loading Parquet
 * data", type conversions.
 *
 * @param names how names in files become names of columns
 */
record EngineConversion(LoadOptions.NameRule names) {

  /** The kernels that conversions call; the engine must know them before it reads. */
  static final List<ScalarKernel> KERNELS =
      List.of(ConstructorKernels.FROM_BYTES, ConstructorKernels.FROM_STRING);

  private static final int BIGNUMERIC_SCALE = 38;

  /** The engine's text for {@code value} of a column as a field of a table. */
  String of(EngineColumn column, String value, SchemaField target, int depth) {
    if (column.repeated()) {
      return list(column, value, target, depth);
    }
    if (column.isMap()) {
      return map(column, value, target, depth);
    }
    if (target.mode() == FieldMode.REPEATED) {
      throw mismatch(column, target);
    }
    return element(column, value, target, depth);
  }

  private String list(EngineColumn column, String value, SchemaField target, int depth) {
    if (target.mode() == FieldMode.REPEATED) {
      return each(column.element(), value, target, depth);
    }
    if (!isWrapped(target, EngineColumn.LIST)
        || target.fields().getFirst().fields().size() != 1
        || !target.fields().getFirst().fields().getFirst().name().equals(EngineColumn.ELEMENT)) {
      throw mismatch(column, target);
    }
    String wrapped = "x" + depth;
    SchemaField inner = target.fields().getFirst().fields().getFirst();
    return unlessNull(
        value,
        "struct_pack(f0 := list_transform("
            + value
            + ", lambda "
            + wrapped
            + ": struct_pack(f0 := "
            + element(column.element(), wrapped, inner, depth + 1)
            + ")))");
  }

  private String each(EngineColumn element, String value, SchemaField target, int depth) {
    String name = "x" + depth;
    return "list_transform("
        + value
        + ", lambda "
        + name
        + ": "
        + element(element, name, target, depth + 1)
        + ")";
  }

  private String map(EngineColumn column, String value, SchemaField target, int depth) {
    EngineColumn entries = new EngineColumn(column.name(), "STRUCT", false, column.fields());
    String list = "map_entries(" + value + ")";
    if (target.mode() == FieldMode.REPEATED) {
      return each(entries, list, target, depth);
    }
    if (!isWrapped(target, EngineColumn.ENTRIES)) {
      throw mismatch(column, target);
    }
    return unlessNull(
        value, "struct_pack(f0 := " + each(entries, list, target.fields().getFirst(), depth) + ")");
  }

  /** Whether a field is a record of one repeated record of a name. */
  private static boolean isWrapped(SchemaField target, String name) {
    return target.fields().size() == 1
        && target.fields().getFirst().mode() == FieldMode.REPEATED
        && target.fields().getFirst().name().equals(name);
  }

  private static String unlessNull(String value, String result) {
    return "CASE WHEN " + value + " IS NULL THEN NULL ELSE " + result + " END";
  }

  private String element(EngineColumn column, String value, SchemaField target, int depth) {
    if (column.fields().isEmpty() != target.fields().isEmpty()) {
      throw mismatch(column, target);
    }
    if (column.fields().isEmpty()) {
      return scalar(column, value, target);
    }
    List<String> parts = new ArrayList<>();
    for (SchemaField field : target.fields()) {
      Optional<EngineColumn> source =
          column.fields().stream().filter(f -> f.isNamed(field.name(), names)).findFirst();
      parts.add(
          PhysicalTypes.fieldName(parts.size())
              + " := "
              + source
                  .map(f -> of(f, value + "." + SqlText.identifier(f.name()), field, depth))
                  .orElseGet(() -> nothing(field)));
    }
    return unlessNull(value, "struct_pack(" + String.join(", ", parts) + ")");
  }

  private static String scalar(EngineColumn column, String value, SchemaField target) {
    boolean decimal = column.plainType().equals("DECIMAL");
    String text = "CAST(" + value + " AS VARCHAR)";
    if (target.elementType() == ScalarType.BIGNUMERIC && decimal) {
      return bignum("replace(" + text + ", '.', '')", BIGNUMERIC_SCALE - column.decimalPart(1));
    }
    if (target.elementType() == ScalarType.BIGNUMERIC && isInteger(column)) {
      return bignum(text, BIGNUMERIC_SCALE);
    }
    if (target.elementType() == ScalarType.STRING && decimal && column.decimalPart(1) > 0) {
      return "rtrim(rtrim(" + text + ", '0'), '.')";
    }
    if (target.elementType() == ScalarType.GEOGRAPHY && column.type().equals("BLOB")) {
      return ConstructorKernels.FROM_BYTES.engineName() + "(" + value + ")";
    }
    if (target.elementType() == ScalarType.GEOGRAPHY && column.type().equals("VARCHAR")) {
      return ConstructorKernels.FROM_STRING.engineName() + "(" + value + ")";
    }
    if (target.elementType() == ScalarType.BIGNUMERIC
        || target.elementType() == ScalarType.GEOGRAPHY) {
      throw mismatch(column, target);
    }
    return "CAST(" + value + " AS " + PhysicalTypes.sqlName(target.elementType()) + ")";
  }

  private static String bignum(String digits, int zeros) {
    return "CAST(" + digits + " || '" + "0".repeat(zeros) + "' AS BIGNUM)";
  }

  private static boolean isInteger(EngineColumn column) {
    return column.type().endsWith("INT") || column.type().endsWith("INTEGER");
  }

  /** NULL of a field's type. */
  static String nothing(SchemaField field) {
    return "CAST(NULL AS " + PhysicalTypes.sqlName(field.type()) + ")";
  }

  private static BigQueryException mismatch(EngineColumn column, SchemaField target) {
    return new BigQueryException(
        ErrorReason.INVALID,
        "Error while reading data, error message: Parquet column '"
            + column.name()
            + "' has type "
            + column.type()
            + " which does not match the target cpp_type of field "
            + target.name()
            + ".");
  }
}
