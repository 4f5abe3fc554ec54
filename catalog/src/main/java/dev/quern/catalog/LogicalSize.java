package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts bytes as BigQuery bills them. Source: "Estimate and control costs", data type sizes. */
final class LogicalSize {

  private LogicalSize() {}

  /** A query that gives the logical bytes of all rows of a table. */
  static String query(PhysicalTable table, TableSchema schema) {
    return "SELECT " + sum(table, schema) + " FROM " + table.name();
  }

  /** The aggregate that gives the logical bytes of a table's rows. */
  static String sum(PhysicalTable table, TableSchema schema) {
    List<String> sums = new ArrayList<>(List.of("0"));
    for (int i = 0; i < schema.fields().size(); i++) {
      String column = table.columns().get(i);
      sums.add("coalesce(sum(" + size(column, schema.fields().get(i).type(), 0) + "), 0)");
    }
    return "CAST(" + String.join(" + ", sums) + " AS BIGINT)";
  }

  /** The bytes of a value; 0 for NULL. */
  private static String size(String value, SqlType type, int depth) {
    return switch (type) {
      case ArrayType array -> {
        String element = "x" + depth;
        yield "coalesce(list_sum(list_transform("
            + value
            + ", lambda "
            + element
            + ": "
            + size(element, array.element(), depth + 1)
            + ")), 0)";
      }
      case StructType struct ->
          struct.fields().isEmpty()
              ? "0"
              : IntStream.range(0, struct.fields().size())
                  .mapToObj(i ->
                      size(
                          value + "." + PhysicalTypes.fieldName(i),
                          struct.fields().get(i).type(),
                          depth))
                  .collect(Collectors.joining(" + ", "(", ")"));
      case RangeType _ -> fixed(value, 16);
      case ScalarType scalar -> scalarSize(value, scalar);
    };
  }

  private static String scalarSize(String value, ScalarType type) {
    return switch (type) {
      case BOOL -> fixed(value, 1);
      case INT64, FLOAT64, DATE, DATETIME, TIME, TIMESTAMP -> fixed(value, 8);
      case NUMERIC, INTERVAL -> fixed(value, 16);
      case BIGNUMERIC -> fixed(value, 32);
      case STRING, JSON -> "coalesce(2 + strlen(" + value + "), 0)";
      case BYTES, GEOGRAPHY -> "coalesce(2 + octet_length(" + value + "), 0)";
    };
  }

  private static String fixed(String value, int bytes) {
    return "(CASE WHEN " + value + " IS NULL THEN 0 ELSE " + bytes + " END)";
  }
}
