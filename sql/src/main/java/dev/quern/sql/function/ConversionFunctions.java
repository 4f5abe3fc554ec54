package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.numeric.BigNumericKernels;
import dev.quern.types.numeric.NumericKernels;
import java.util.List;

/** Source: "Conversion functions". */
final class ConversionFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "conversion_functions",
          scalar("PARSE_NUMERIC")
              .on("(STRING) -> NUMERIC", NumericKernels.PARSE)
              .example("PARSE_NUMERIC(' - 12.34 ')", "-12.34"),
          scalar("PARSE_BIGNUMERIC")
              .on("(STRING) -> BIGNUMERIC", BigNumericKernels.PARSE)
              .example("PARSE_BIGNUMERIC('123.45e-1')", "12.345"));

  private ConversionFunctions() {}
}
