package dev.quern.sql.render;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.function.RangeOrder;
import java.math.BigInteger;

/**
 * Writes keys of ORDER BY. To the engine NaN is greater than all numbers, to BigQuery less; to the
 * engine an unbounded start of a range is the greatest, to BigQuery the least. Source: "Data
 * types", Floating point semantics; "Range functions".
 */
final class SortText {

  /** More than any NUMERIC, in units of 10^-9. */
  private static final BigInteger ABOVE_NUMERIC = BigInteger.TEN.pow(38);

  private SortText() {}

  /** A key with its direction. */
  static String key(SelectBlock.Cell cell, SqlType type, boolean descending, boolean nullsFirst) {
    String value = cell.text();
    String nulls = nullsFirst ? " NULLS FIRST" : " NULLS LAST";
    String direction = (descending ? " DESC" : " ASC") + nulls;
    return switch (type) {
      case ScalarType scalar when scalar == ScalarType.FLOAT64 && !cell.finite() ->
          "isnan("
              + value
              + ")"
              + (descending ? " ASC" : " DESC")
              + nulls
              + ", "
              + value
              + direction;
      case RangeType range -> RangeOrder.key(value, range) + direction;
      case ScalarType _, StructType _, ArrayType _ -> value + direction;
    };
  }

  /**
   * The only key of a window whose frame is a range of values. Bounds are computed without
   * overflow: NUMERIC values are moved up so that they and the bounds below them are positive. NaN
   * becomes NULL or the least number.
   *
   * @param nanIsLeast whether NaN becomes the least number
   * @param below how far below a row's value frames reach, in units of the type
   */
  static String rangeKey(String value, SqlType type, BigInteger below, boolean nanIsLeast) {
    return switch (type) {
      case ScalarType.INT64 -> "CAST(" + value + " AS HUGEINT)";
      case ScalarType.FLOAT64 ->
          "CASE WHEN NOT isnan(%1$s) THEN %1$s %2$sEND"
              .formatted(value, nanIsLeast ? "WHEN isnan(" + value + ") THEN '-inf'::DOUBLE " : "");
      case ScalarType.NUMERIC ->
          "CASE WHEN %2$s < 0 THEN %1$s - %3$s ELSE %1$s + %4$s END"
              .formatted(
                  ABOVE_NUMERIC.add(below) + "::UHUGEINT",
                  value,
                  unscaled("(- " + value + ")"),
                  unscaled(value));
      case SqlType _ -> value;
    };
  }

  /** How far a frame reaches from its row. */
  static String rangeOffset(String value, SqlType type) {
    return switch (type) {
      case ScalarType.INT64 -> "CAST(" + value + " AS HUGEINT)";
      case ScalarType.NUMERIC -> unscaled(value);
      case SqlType _ -> value;
    };
  }

  private static String unscaled(String value) {
    return "replace(CAST(" + value + " AS VARCHAR), '.', '')::UHUGEINT";
  }
}
