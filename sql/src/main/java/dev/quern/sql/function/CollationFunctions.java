package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.IGNORES_COLLATION;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.types.string.CollationKernels;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * COLLATE, and what the functions that search are for texts with the collation {@code und:ci}.
 * Source: "String functions", COLLATE; "Collation concepts".
 */
final class CollationFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "string_functions",
          scalar("COLLATE")
              .with(IGNORES_COLLATION)
              .on("(STRING, STRING) -> STRING", rewrite((a, _) -> collate(a)))
              .example("COLLATE('a', 'und:ci') = 'A'", "true"),
          operator("$STARTS_WITH_CI", "STARTS_WITH")
              .on("(STRING, STRING) -> BOOL", CollationKernels.STARTS_WITH),
          operator("$ENDS_WITH_CI", "ENDS_WITH")
              .on("(STRING, STRING) -> BOOL", CollationKernels.ENDS_WITH),
          operator("$INSTR_CI", "INSTR")
              .on("(STRING, STRING, [INT64 = 1], [INT64 = 1]) -> INT64", CollationKernels.INSTR),
          operator("$REPLACE_CI", "REPLACE")
              .on("(STRING, STRING, STRING) -> STRING", CollationKernels.REPLACE),
          operator("$SPLIT_CI", "SPLIT")
              .on("(STRING, [STRING = ',']) -> ARRAY<STRING>", CollationKernels.SPLIT),
          operator("$LIKE_CI", "LIKE").on("(STRING, STRING) -> BOOL", CollationKernels.LIKE),
          operator("$LIKE_ANY_ARRAY_CI", "LIKE ANY|SOME UNNEST")
              .on("(STRING, ARRAY<STRING>) -> BOOL", CollationKernels.LIKE_ANY),
          operator("$LIKE_ALL_ARRAY_CI", "LIKE ALL UNNEST")
              .on("(STRING, ARRAY<STRING>) -> BOOL", CollationKernels.LIKE_ALL));

  private CollationFunctions() {}

  private static RexNode collate(List<RexNode> arguments) {
    Value specification =
        Rex.asLiteral(arguments.getLast())
            .map(LiteralOperator::value)
            .filter(value -> !value.isNull())
            .orElseThrow(() -> error("The second argument of COLLATE() must be a string literal"));
    String name = ((Value.Text) specification).value();
    return Rex.collate(
        arguments.getFirst(),
        Collation.named(name)
            .orElseThrow(() -> error("COLLATE has unsupported collation name: '" + name + "'")));
  }

  private static BigQueryException error(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }
}
