package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.FITS_ANY_TYPE;
import static dev.quern.sql.function.FunctionDefinition.Trait.NOT_SAFE;
import static dev.quern.sql.function.FunctionDefinition.Trait.UNTIL_NOT_NULL;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Rex;
import dev.quern.types.error.ErrorKernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * Source: "Conditional expressions"; "Mathematical functions", GREATEST and LEAST; "Debugging
 * functions".
 */
final class ConditionalFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "conditional_expressions",
          scalar("IF")
              .on(
                  "(BOOL, T1, T1) -> T1",
                  rewrite((a, context) -> Rex.caseWhen(context.resultType(), a)))
              .example("IF(1 < 2, 'yes', 'no')", "yes"),
          scalar("COALESCE")
              .with(UNTIL_NOT_NULL)
              .on("(T1...) -> T1", sql("coalesce($*)"))
              .example("COALESCE(NULL, 2, 3)", "2"),
          scalar("IFNULL")
              .with(UNTIL_NOT_NULL)
              .on("(T1, T1) -> T1", sql("coalesce($1, $2)"))
              .example("IFNULL(NULL, 1)", "1"),
          scalar("NULLIF")
              .on("(T1, T1) -> T1", rewrite(ConditionalFunctions::nullIf))
              .example("NULLIF(3, 3)", "NULL"),
          scalar("GREATEST")
              .on("(T1...) -> T1", extreme("greatest"))
              .example("GREATEST(3, 5.5, 4)", "5.5"),
          scalar("LEAST").on("(T1...) -> T1", extreme("least")).example("LEAST(3, 5, 4)", "3"),
          scalar("ERROR")
              .with(NOT_SAFE, FITS_ANY_TYPE)
              .on("(STRING) -> INT64", kernel(call -> ErrorKernels.error(call.resultType())))
              .example("IF(TRUE, 1, ERROR('never'))", "1"));

  private ConditionalFunctions() {}

  private static RexNode nullIf(List<RexNode> arguments, RewriteContext context) {
    RexNode equal = context.call("$EQUAL", arguments);
    return Rex.caseWhen(
        context.resultType(),
        List.of(equal, Rex.nullOf(context.resultType()), arguments.getFirst()));
  }

  /** NULL when an argument is, NaN when one is, unlike DuckDB's functions of the same name. */
  private static Implementation extreme(String function) {
    return chosen(call -> {
      String call0 = function + "($*)";
      List<String> anyNull = new ArrayList<>();
      List<String> anyNan = new ArrayList<>();
      for (int i = 1; i <= call.size(); i++) {
        if (call.constant(i - 1).filter(v -> !v.isNull()).isEmpty()) {
          anyNull.add("$" + i + " IS NULL");
        }
        anyNan.add("isnan($" + i + ")");
      }
      String guard =
          anyNull.isEmpty() ? "" : "WHEN " + String.join(" OR ", anyNull) + " THEN NULL ";
      if (call.resultType() == ScalarType.FLOAT64) {
        return sql(
            "CASE "
                + guard
                + "WHEN "
                + String.join(" OR ", anyNan)
                + " THEN 'nan'::DOUBLE ELSE "
                + call0
                + " END");
      }
      if (call.resultType() instanceof RangeType range) {
        return ranges(function, range, call.size(), guard);
      }
      return sql(guard.isEmpty() ? call0 : "CASE " + guard + "ELSE " + call0 + " END");
    });
  }

  private static Implementation ranges(String function, RangeType range, int count, String guard) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      pairs.add("row(" + RangeOrder.key("$" + i, range) + ", $" + i + ")");
    }
    String extreme = "struct_extract_at(" + function + "(" + String.join(", ", pairs) + "), 2)";
    return sql(guard.isEmpty() ? extreme : "CASE " + guard + "ELSE " + extreme + " END");
  }
}
