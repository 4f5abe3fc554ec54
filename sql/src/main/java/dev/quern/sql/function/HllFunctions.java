package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.types.sketch.HllKernels;
import java.util.List;

/** Source: "HyperLogLog++ functions". */
final class HllFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "hll_functions",
          scalar("HLL_COUNT.EXTRACT")
              .on("(BYTES) -> INT64", HllKernels.EXTRACT)
              .example("HLL_COUNT.EXTRACT(NULL)", "0"),
          init(
              ScalarType.INT64,
              ScalarType.NUMERIC,
              ScalarType.BIGNUMERIC,
              ScalarType.STRING,
              ScalarType.BYTES),
          aggregate("HLL_COUNT.MERGE").on("(BYTES) -> INT64", HllKernels.MERGE),
          aggregate("HLL_COUNT.MERGE_PARTIAL").on("(BYTES) -> BYTES", HllKernels.MERGE_PARTIAL));

  private HllFunctions() {}

  private static FunctionRow init(ScalarType... types) {
    FunctionRow row = aggregate("HLL_COUNT.INIT");
    for (ScalarType type : types) {
      row.on("(%s, [const INT64 = 15]) -> BYTES".formatted(type), HllKernels.init(type));
    }
    return row;
  }
}
