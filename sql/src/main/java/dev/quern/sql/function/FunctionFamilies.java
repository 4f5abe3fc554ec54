package dev.quern.sql.function;

import java.util.List;
import java.util.stream.Stream;

/** The tables of functions, in one list. */
final class FunctionFamilies {

  private FunctionFamilies() {}

  static List<FunctionDefinition> all() {
    return Stream.of(
            OperatorFunctions.TABLE,
            AggregateFunctions.TABLE,
            AnalyticFunctions.TABLE,
            ApproximateAggregateFunctions.TABLE,
            ArrayFunctions.TABLE,
            BitFunctions.TABLE,
            CollationFunctions.TABLE,
            ConditionalFunctions.TABLE,
            ConversionFunctions.TABLE,
            DateArrayFunctions.TABLE,
            DateFunctions.TABLE,
            DatetimeFunctions.TABLE,
            EncodingFunctions.TABLE,
            EncryptionFunctions.TABLE,
            Extraction.TABLE,
            FormatCasts.TABLE,
            FormatFunction.TABLE,
            GeographyFunctions.TABLE,
            GeographyOperations.TABLE,
            HashFunctions.TABLE,
            HllFunctions.TABLE,
            IntervalFunctions.TABLE,
            JsonEditFunctions.TABLE,
            JsonFunctions.TABLE,
            KllFunctions.TABLE,
            MathematicalFunctions.TABLE,
            NetFunctions.TABLE,
            RangeFunctions.TABLE,
            RegularExpressionFunctions.TABLE,
            RowPatternFunctions.TABLE,
            SearchFunctions.TABLE,
            StatisticalAggregateFunctions.TABLE,
            StringFunctions.TABLE,
            TextOperators.TABLE,
            TimeFunctions.TABLE,
            TimeSeriesFunctions.TABLE,
            TimestampFunctions.TABLE,
            UtilityFunctions.TABLE)
        .flatMap(List::stream)
        .toList();
  }
}
