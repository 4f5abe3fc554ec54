package dev.quern.sql.function;

import java.util.List;
import java.util.stream.Stream;

/** The tables of functions, in one list. */
final class FunctionFamilies {

  private FunctionFamilies() {}

  static List<FunctionDefinition> all() {
    return Stream.of(
            OperatorFunctions.TABLE,
            ConditionalFunctions.TABLE,
            AggregateFunctions.TABLE,
            AnalyticFunctions.TABLE,
            ArrayFunctions.TABLE,
            BitFunctions.TABLE,
            ConversionFunctions.TABLE,
            MathematicalFunctions.TABLE,
            UtilityFunctions.TABLE)
        .flatMap(List::stream)
        .toList();
  }
}
