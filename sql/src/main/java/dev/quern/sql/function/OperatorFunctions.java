package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.Comparisons.Comparison;
import dev.quern.types.cast.LengthKernels;
import dev.quern.types.civil.DateKernels;
import dev.quern.types.civil.DatePart;
import dev.quern.types.interval.IntervalKernels;
import dev.quern.types.numeric.BigNumericKernels;
import dev.quern.types.numeric.Float64Kernels;
import dev.quern.types.numeric.NumericKernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** The operators of the grammar. Source: "Operators". */
final class OperatorFunctions {

  private static final String OUT_OF_BOUNDS =
      "CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL ELSE list_extract($1, CASE WHEN $2 < %1$d OR $2 >="
          + " len($1) + %1$d THEN q_error('Array index ' || $2 || ' is out of bounds') ELSE $2 + %2$d END)"
          + " END";
  private static final String NULL_OUT_OF_BOUNDS =
      "CASE WHEN $2 >= %1$d AND $2 < len($1) + %1$d THEN list_extract($1, $2 + %2$d) END";

  static final List<FunctionDefinition> TABLE =
      table(
          "operators",
          operator("$AND", "AND").on("(BOOL, BOOL...) -> BOOL", rewrite((a, _) -> Rex.and(a))),
          operator("$OR", "OR").on("(BOOL, BOOL...) -> BOOL", rewrite((a, _) -> Rex.or(a))),
          operator("$NOT", "NOT").on("(BOOL) -> BOOL", rewrite((a, _) -> Rex.not(a.getFirst()))),
          operator("$IS_TRUE", "IS TRUE").on("(BOOL) -> BOOL", sql("($1 IS TRUE)")),
          operator("$IS_FALSE", "IS FALSE").on("(BOOL) -> BOOL", sql("($1 IS FALSE)")),
          comparison("$EQUAL", "=", Comparison.EQUAL),
          comparison("$NOT_EQUAL", "!=", Comparison.NOT_EQUAL),
          comparison("$LESS", "<", Comparison.LESS),
          comparison("$LESS_OR_EQUAL", "<=", Comparison.LESS_OR_EQUAL),
          comparison("$GREATER", ">", Comparison.GREATER),
          comparison("$GREATER_OR_EQUAL", ">=", Comparison.GREATER_OR_EQUAL),
          operator("$IS_DISTINCT_FROM", "IS DISTINCT FROM")
              .on("(T1, T1) -> BOOL", sql("($1 IS DISTINCT FROM $2)")),
          operator("$IS_NOT_DISTINCT_FROM", "IS NOT DISTINCT FROM")
              .on("(T1, T1) -> BOOL", sql("($1 IS NOT DISTINCT FROM $2)")),
          operator("$BETWEEN", "BETWEEN")
              .on("(T1, T1, T1) -> BOOL", chosen(OperatorFunctions::between)),
          operator("$IN", "IN").on("(T1, T1...) -> BOOL", chosen(OperatorFunctions::in)),
          operator("$IN_ARRAY", "IN UNNEST")
              .with(INLINE_TYPES)
              .on("(T1, ARRAY<T1>) -> BOOL", chosen(OperatorFunctions::inArray)),
          operator("$UNARY_MINUS", "-")
              // The engine gives -x of a constant as HUGEINT when it does not fit.
              .on("(INT64) -> INT64", sql("(0::BIGINT - $1)"))
              .on("(FLOAT64) -> FLOAT64", sql("(- $1)"))
              .on("(NUMERIC) -> NUMERIC", sql("(- $1)"))
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.NEGATE)
              .on("(INTERVAL) -> INTERVAL", IntervalKernels.NEGATE),
          operator("$UNARY_PLUS", "+")
              .on("(INT64) -> INT64", sql("$1"))
              .on("(FLOAT64) -> FLOAT64", sql("$1"))
              .on("(NUMERIC) -> NUMERIC", sql("$1"))
              .on("(BIGNUMERIC) -> BIGNUMERIC", sql("$1")),
          operator("$ADD", "+")
              .on("(INT64, INT64) -> INT64", sql("($1 + $2)"))
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.ADD)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.ADD)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.ADD)
              .on("(DATE, INT64) -> DATE", DateKernels.add(DatePart.DAY))
              .on("(INT64, DATE) -> DATE", swapped("$ADD"))
              .on("(TIMESTAMP, INTERVAL) -> TIMESTAMP", IntervalKernels.TIMESTAMP_PLUS)
              .on("(INTERVAL, TIMESTAMP) -> TIMESTAMP", swapped("$ADD"))
              .on("(DATE, INTERVAL) -> DATETIME", IntervalKernels.DATE_PLUS)
              .on("(INTERVAL, DATE) -> DATETIME", swapped("$ADD"))
              .on("(DATETIME, INTERVAL) -> DATETIME", IntervalKernels.DATETIME_PLUS)
              .on("(INTERVAL, DATETIME) -> DATETIME", swapped("$ADD"))
              .on("(INTERVAL, INTERVAL) -> INTERVAL", IntervalKernels.ADD),
          operator("$SUBTRACT", "-")
              .on("(INT64, INT64) -> INT64", sql("($1 - $2)"))
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.SUBTRACT)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.SUBTRACT)
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.SUBTRACT)
              .on("(DATE, INT64) -> DATE", DateKernels.subtract(DatePart.DAY))
              .on("(DATE, DATE) -> INTERVAL", IntervalKernels.BETWEEN_DATES)
              .on("(TIMESTAMP, TIMESTAMP) -> INTERVAL", IntervalKernels.BETWEEN_TIMESTAMPS)
              .on("(DATETIME, DATETIME) -> INTERVAL", IntervalKernels.BETWEEN_DATETIMES)
              .on("(TIME, TIME) -> INTERVAL", IntervalKernels.BETWEEN_TIMES)
              .on("(TIMESTAMP, INTERVAL) -> TIMESTAMP", IntervalKernels.TIMESTAMP_MINUS)
              .on("(DATE, INTERVAL) -> DATETIME", IntervalKernels.DATE_MINUS)
              .on("(DATETIME, INTERVAL) -> DATETIME", IntervalKernels.DATETIME_MINUS)
              .on("(INTERVAL, INTERVAL) -> INTERVAL", IntervalKernels.SUBTRACT),
          operator("$MULTIPLY", "*")
              .on("(INT64, INT64) -> INT64", sql("($1 * $2)"))
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.MULTIPLY)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.MULTIPLY)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.MULTIPLY)
              .on("(INTERVAL, INT64) -> INTERVAL", IntervalKernels.MULTIPLY)
              .on("(INT64, INTERVAL) -> INTERVAL", swapped("$MULTIPLY")),
          operator("$DIVIDE", "/")
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.DIVIDE)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.DIVIDE)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.DIVIDE)
              .on("(INTERVAL, INT64) -> INTERVAL", IntervalKernels.DIVIDE),
          operator("$CONSTRAIN", "$CONSTRAIN")
              .on("(STRING, INT64) -> STRING", LengthKernels.STRING_FIT)
              .on("(BYTES, INT64) -> BYTES", LengthKernels.BYTES_FIT)
              .on("(NUMERIC, INT64, INT64, [BOOL=FALSE]) -> NUMERIC", NumericKernels.FIT)
              .on("(BIGNUMERIC, INT64, INT64, [BOOL=FALSE]) -> BIGNUMERIC", BigNumericKernels.FIT),
          operator("$STORED_ARRAY", "COALESCE")
              .on(
                  "(ARRAY<T1>, ARRAY<T1>, STRING) -> ARRAY<T1>",
                  sql(
                      "CASE WHEN len($1) > list_count($1) THEN"
                          + " error('Array cannot have a null element; error in writing field ' || $3)"
                          + " ELSE coalesce($1, $2) END")),
          operator("$REQUIRE", "REQUIRED")
              .on(
                  "(T1, STRING) -> T1",
                  sql(
                      "CASE WHEN $1 IS NULL THEN error('Required field ' || $2 || ' cannot be null') ELSE"
                          + " $1 END")),
          operator("$ARRAY_AT_OFFSET", "[OFFSET]")
              .on("(ARRAY<T1>, INT64) -> T1", sql(OUT_OF_BOUNDS.formatted(0, 1))),
          operator("$ARRAY_AT_ORDINAL", "[ORDINAL]")
              .on("(ARRAY<T1>, INT64) -> T1", sql(OUT_OF_BOUNDS.formatted(1, 0))),
          operator("$SAFE_ARRAY_AT_OFFSET", "[SAFE_OFFSET]")
              .on("(ARRAY<T1>, INT64) -> T1", sql(NULL_OUT_OF_BOUNDS.formatted(0, 1))),
          operator("$SAFE_ARRAY_AT_ORDINAL", "[SAFE_ORDINAL]")
              .on("(ARRAY<T1>, INT64) -> T1", sql(NULL_OUT_OF_BOUNDS.formatted(1, 0))));

  private OperatorFunctions() {}

  /** The overload with the same arguments the other way round. */
  private static Implementation swapped(String operator) {
    return rewrite((a, context) -> context.call(operator, a.reversed()));
  }

  private static FunctionRow comparison(String name, String symbol, Comparison comparison) {
    return operator(name, symbol)
        .with(INLINE_TYPES)
        .on("(T1, T1) -> BOOL", Comparisons.of(comparison));
  }

  private static Implementation inArray(KernelCall call) {
    if (call.type(0) instanceof StructType || call.type(0) == ScalarType.FLOAT64) {
      String equal =
          "list_transform($2, lambda x: " + Comparisons.equality(call.type(0), "$1", "x") + ")";
      return sql(
          "list_transform(["
              + equal
              + "], lambda e: CASE WHEN list_contains(e, true) THEN true"
              + " WHEN len(e) > list_count(e) THEN NULL ELSE false END)[1]");
    }
    return sql(
        "CASE WHEN coalesce(len($2), 0) = 0 THEN false WHEN $1 IS NULL THEN NULL"
            + " WHEN list_contains($2, $1) THEN true"
            + " WHEN len(list_filter($2, lambda x: x IS NULL)) > 0 THEN NULL ELSE false END");
  }

  private static Implementation between(KernelCall call) {
    if (call.type(0) instanceof ScalarType scalar
        && scalar != ScalarType.FLOAT64
        && scalar != ScalarType.INTERVAL) {
      return sql("($1 BETWEEN $2 AND $3)");
    }
    return rewrite((a, context) ->
        Rex.and(
            List.of(
                context.call("$GREATER_OR_EQUAL", List.of(a.get(0), a.get(1))),
                context.call("$LESS_OR_EQUAL", List.of(a.get(0), a.get(2))))));
  }

  private static Implementation in(KernelCall call) {
    boolean plain =
        !(call.type(0) instanceof StructType)
            && call.type(0) != ScalarType.INTERVAL
            && (call.type(0) != ScalarType.FLOAT64 || allNumbers(call));
    return plain
        ? sql("($1 IN ($2*))")
        : rewrite((a, context) -> {
          List<RexNode> tests = new ArrayList<>();
          a.subList(1, a.size())
              .forEach(
                  candidate -> tests.add(context.call("$EQUAL", List.of(a.getFirst(), candidate))));
          return Rex.or(tests);
        });
  }

  /** Whether the candidates are constants none of which is NaN. */
  private static boolean allNumbers(KernelCall call) {
    for (int i = 1; i < call.size(); i++) {
      if (call.constant(i)
          .filter(value -> !(value instanceof Value.Float64(double d) && Double.isNaN(d)))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
