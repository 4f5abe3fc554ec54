package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.types.array.ArrayKernels;
import dev.quern.types.numeric.GenerateArrayKernels;
import java.util.List;

/** Source: "Array functions". */
final class ArrayFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "array_functions",
          scalar("ARRAY_CONCAT")
              .on(
                  "(ARRAY<T1>, ARRAY<T1>...) -> ARRAY<T1>",
                  kernel(call -> ArrayKernels.concat(element(call))))
              .example("ARRAY_CONCAT([1, 2], [3], [4])", "[1, 2, 3, 4]"),
          scalar("ARRAY_FILTER")
              .on("(ARRAY<T1>, FUNCTION<T1->BOOL>) -> ARRAY<T1>", sql("list_filter($1, $2)"))
              .on(
                  "(ARRAY<T1>, FUNCTION<(T1, INT64)->BOOL>) -> ARRAY<T1>",
                  sql("list_filter($1, $2)"))
              .example("ARRAY_FILTER([1, 2, 3], e -> e > 1)", "[2, 3]"),
          scalar("ARRAY_FIRST")
              .on("(ARRAY<T1>) -> T1", kernel(call -> ArrayKernels.first(element(call))))
              .example("ARRAY_FIRST(['a', 'b', 'c'])", "a"),
          scalar("ARRAY_LAST")
              .on("(ARRAY<T1>) -> T1", kernel(call -> ArrayKernels.last(element(call))))
              .example("ARRAY_LAST(['a', 'b', 'c'])", "c"),
          scalar("ARRAY_LENGTH")
              .on("(ARRAY<T1>) -> INT64", sql("len($1)"))
              .example("ARRAY_LENGTH([10, NULL, 30])", "3"),
          scalar("ARRAY_REVERSE")
              .on("(ARRAY<T1>) -> ARRAY<T1>", sql("list_reverse($1)"))
              .example("ARRAY_REVERSE([1, 2, 3])", "[3, 2, 1]"),
          scalar("ARRAY_SLICE")
              .on(
                  "(ARRAY<T1>, INT64, INT64) -> ARRAY<T1>",
                  kernel(call -> ArrayKernels.slice(element(call))))
              .example("ARRAY_SLICE(['a', 'b', 'c', 'd'], 1, -2)", "[b, c]"),
          scalar("ARRAY_TO_STRING")
              .on("(ARRAY<STRING>, STRING) -> STRING", ArrayKernels.JOIN_STRINGS)
              .on("(ARRAY<STRING>, STRING, STRING) -> STRING", ArrayKernels.JOIN_STRINGS_NULL_TEXT)
              .on("(ARRAY<BYTES>, BYTES) -> BYTES", ArrayKernels.JOIN_BYTES)
              .on("(ARRAY<BYTES>, BYTES, BYTES) -> BYTES", ArrayKernels.JOIN_BYTES_NULL_BYTES)
              .example("ARRAY_TO_STRING(['a', 'b', NULL], '-', '?')", "a-b-?"),
          scalar("ARRAY_TRANSFORM")
              .on("(ARRAY<T1>, FUNCTION<T1->T2>) -> ARRAY<T2>", sql("list_transform($1, $2)"))
              .on(
                  "(ARRAY<T1>, FUNCTION<(T1, INT64)->T2>) -> ARRAY<T2>",
                  sql("list_transform($1, $2)"))
              .example("ARRAY_TRANSFORM([1, 2, 3], e -> e + 1)", "[2, 3, 4]"),
          scalar("GENERATE_ARRAY")
              .on("(INT64, INT64, [INT64 = 1]) -> ARRAY<INT64>", GenerateArrayKernels.INT64_ARRAY)
              .on(
                  "(NUMERIC, NUMERIC, [NUMERIC = 1]) -> ARRAY<NUMERIC>",
                  GenerateArrayKernels.NUMERIC_ARRAY)
              .on(
                  "(BIGNUMERIC, BIGNUMERIC, [BIGNUMERIC = 1]) -> ARRAY<BIGNUMERIC>",
                  GenerateArrayKernels.BIGNUMERIC_ARRAY)
              .on(
                  "(FLOAT64, FLOAT64, [FLOAT64 = 1]) -> ARRAY<FLOAT64>",
                  GenerateArrayKernels.FLOAT64_ARRAY)
              .example("GENERATE_ARRAY(1, 5)", "[1, 2, 3, 4, 5]")
              .example("GENERATE_ARRAY(21, 14, -5)", "[21, 16]"));

  private ArrayFunctions() {}

  private static SqlType element(KernelCall call) {
    return ((ArrayType) call.type(0)).element();
  }
}
