package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.bytes.BitKernels;
import dev.quern.types.numeric.Int64Kernels;
import java.util.List;

/** Source: "Bit functions"; "Operators", Bitwise operators. */
final class BitFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "bit_functions",
          scalar("BIT_COUNT")
              .on("(INT64) -> INT64", sql("bit_count($1)::BIGINT"))
              .on("(BYTES) -> INT64", BitKernels.COUNT)
              .example("BIT_COUNT(-1)", "64"),
          operator("$BITWISE_NOT", "~")
              .on("(INT64) -> INT64", sql("(~ $1)"))
              .on("(BYTES) -> BYTES", BitKernels.NOT)
              .example("~5", "-6"),
          operator("$BITWISE_OR", "|")
              .on("(INT64, INT64) -> INT64", sql("($1 | $2)"))
              .on("(BYTES, BYTES) -> BYTES", BitKernels.OR)
              .example("5 | 3", "7"),
          operator("$BITWISE_XOR", "^")
              .on("(INT64, INT64) -> INT64", sql("xor($1, $2)"))
              .on("(BYTES, BYTES) -> BYTES", BitKernels.XOR)
              .example("5 ^ 3", "6"),
          operator("$BITWISE_AND", "&")
              .on("(INT64, INT64) -> INT64", sql("($1 & $2)"))
              .on("(BYTES, BYTES) -> BYTES", BitKernels.AND)
              .example("5 & 3", "1"),
          operator("$BITWISE_LEFT_SHIFT", "<<")
              .on("(INT64, INT64) -> INT64", Int64Kernels.SHIFT_LEFT)
              .on("(BYTES, INT64) -> BYTES", BitKernels.SHIFT_LEFT)
              .example("5 << 2", "20"),
          operator("$BITWISE_RIGHT_SHIFT", ">>")
              .on("(INT64, INT64) -> INT64", Int64Kernels.SHIFT_RIGHT)
              .on("(BYTES, INT64) -> BYTES", BitKernels.SHIFT_RIGHT)
              .example("20 >> 2", "5"));

  private BitFunctions() {}
}
