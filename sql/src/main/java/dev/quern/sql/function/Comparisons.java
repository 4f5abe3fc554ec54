package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.sql;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * How values of each type are compared. DuckDB holds NaN equal to itself and greater than all,
 * BigQuery holds every comparison with NaN for false but {@code !=}; DuckDB holds NULL fields of
 * structs equal, BigQuery's comparison is then NULL; an unbounded start of a range is the least, an
 * unbounded end the greatest. Source: "Operators", Comparison operators; "Data types", NaN; "Range
 * functions".
 */
final class Comparisons {

  /** How one operator is said. */
  enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }
  }

  private Comparisons() {}

  static Implementation of(Comparison comparison) {
    return chosen(call -> forType(comparison, call));
  }

  private static Implementation forType(Comparison comparison, KernelCall call) {
    String plain = "($1 " + comparison.symbol + " $2)";
    return switch (call.type(0)) {
      case ScalarType.FLOAT64 -> floats(comparison, call, plain);
      case ScalarType.INTERVAL -> rewrite((a, context) -> intervals(comparison, a, context));
      case ScalarType _ -> sql(plain);
      case StructType _ -> rewrite((arguments, context) -> fields(comparison, arguments, context));
      case RangeType range -> ranges(comparison, range);
      case ArrayType _ -> sql(plain);
    };
  }

  /** Intervals are compared by their lengths, a month having 30 days. */
  private static RexNode intervals(
      Comparison comparison, List<RexNode> arguments, RewriteContext context) {
    List<RexNode> lengths =
        arguments.stream().map(a -> context.call("$INTERVAL_ORDER", List.of(a))).toList();
    return context.call("$" + comparison, lengths);
  }

  private static Implementation floats(Comparison comparison, KernelCall call, String plain) {
    boolean leftSafe = Rex.isNeverNan(call.arguments().getFirst());
    boolean rightSafe = Rex.isNeverNan(call.arguments().getLast());
    return switch (comparison) {
      case EQUAL -> sql(leftSafe || rightSafe ? plain : equality(ScalarType.FLOAT64, "$1", "$2"));
      case NOT_EQUAL ->
          leftSafe || rightSafe ? sql(plain) : sql("($1 <> $2 OR (isnan($1) AND $2 IS NOT NULL))");
      case LESS, LESS_OR_EQUAL ->
          rightSafe
              ? sql(plain)
              : sql("($1 " + comparison.symbol + " $2 AND (NOT isnan($2) OR $1 IS NULL))");
      case GREATER, GREATER_OR_EQUAL ->
          leftSafe
              ? sql(plain)
              : sql("($1 " + comparison.symbol + " $2 AND (NOT isnan($1) OR $2 IS NULL))");
    };
  }

  private static RexNode fields(
      Comparison comparison, List<RexNode> arguments, RewriteContext context) {
    StructType type = (StructType) Rex.typeOf(arguments.getFirst());
    List<RexNode> terms = new ArrayList<>();
    for (int i = 0; i < type.fields().size(); i++) {
      terms.add(
          context.call(
              "$EQUAL",
              List.of(Rex.field(arguments.getFirst(), i), Rex.field(arguments.getLast(), i))));
    }
    RexNode equal = Rex.and(terms);
    return comparison == Comparison.NOT_EQUAL ? Rex.not(equal) : equal;
  }

  /** A template that says whether two values are equal, NULL in any field making it unknown. */
  static String equality(SqlType type, String left, String right) {
    return switch (type) {
      case StructType struct -> {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
          String field = "struct_extract(%s, 'f" + i + "')";
          terms.add(
              equality(
                  struct.fields().get(i).type(), field.formatted(left), field.formatted(right)));
        }
        yield "(" + String.join(" AND ", terms) + ")";
      }
      case ScalarType.FLOAT64 ->
          "(%1$s = %2$s AND (NOT isnan(%1$s) OR %2$s IS NULL))".formatted(left, right);
      case ScalarType _, RangeType _, ArrayType _ -> "(" + left + " = " + right + ")";
    };
  }

  private static Implementation ranges(Comparison comparison, RangeType range) {
    return switch (comparison) {
      case EQUAL, NOT_EQUAL -> sql("($1 " + comparison.symbol + " $2)");
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          sql(
              "("
                  + RangeOrder.key("$1", range)
                  + " "
                  + comparison.symbol
                  + " "
                  + RangeOrder.key("$2", range)
                  + ")");
    };
  }
}
