package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.types.sketch.KllKernels;
import java.util.List;

/** Source: "KLL quantile functions". */
final class KllFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "kll_functions",
          extract(ScalarType.FLOAT64),
          extract(ScalarType.INT64),
          extractPoint(ScalarType.FLOAT64),
          extractPoint(ScalarType.INT64),
          init(ScalarType.FLOAT64),
          init(ScalarType.INT64),
          merge(ScalarType.FLOAT64),
          merge(ScalarType.INT64),
          aggregate("KLL_QUANTILES.MERGE_PARTIAL").on("(BYTES) -> BYTES", KllKernels.MERGE_PARTIAL),
          mergePoint(ScalarType.FLOAT64),
          mergePoint(ScalarType.INT64));

  private KllFunctions() {}

  private static FunctionRow extract(ScalarType type) {
    return scalar("KLL_QUANTILES.EXTRACT_" + type)
        .on("(BYTES, INT64) -> ARRAY<%s>".formatted(type), KllKernels.extract(type))
        .example("KLL_QUANTILES.EXTRACT_%s(NULL, 2)".formatted(type), "NULL");
  }

  private static FunctionRow extractPoint(ScalarType type) {
    return scalar("KLL_QUANTILES.EXTRACT_POINT_" + type)
        .on("(BYTES, FLOAT64) -> %s".formatted(type), KllKernels.extractPoint(type))
        .example(
            "KLL_QUANTILES.EXTRACT_POINT_%1$s((SELECT KLL_QUANTILES.INIT_%1$s(x) FROM UNNEST([1, 2, 3]) AS x), 0.5)"
                .formatted(type),
            "2");
  }

  private static FunctionRow init(ScalarType type) {
    return aggregate("KLL_QUANTILES.INIT_" + type)
        .on(
            "(%s, [INT64 = 1000], [weight => INT64 = 1]) -> BYTES".formatted(type),
            KllKernels.init(type));
  }

  private static FunctionRow merge(ScalarType type) {
    return aggregate("KLL_QUANTILES.MERGE_" + type)
        .on("(BYTES, const INT64) -> ARRAY<%s>".formatted(type), KllKernels.merge(type))
        .example(
            "KLL_QUANTILES.MERGE_%1$s(s, 2) FROM (SELECT KLL_QUANTILES.INIT_%1$s(x) AS s FROM UNNEST([1, 2, 3]) AS x)"
                .formatted(type),
            "[1, 2, 3]");
  }

  private static FunctionRow mergePoint(ScalarType type) {
    return aggregate("KLL_QUANTILES.MERGE_POINT_" + type)
        .on("(BYTES, const FLOAT64) -> %s".formatted(type), KllKernels.mergePoint(type));
  }
}
