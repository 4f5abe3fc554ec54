package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.Operation.Binary;
import dev.quern.sql.ast.Operation.BinaryOperator;
import dev.quern.sql.ast.Operation.Candidates;
import dev.quern.sql.ast.Operation.Quantifier;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.function.OverloadResolution.Resolved;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/** Gives operators meaning; each is a function of the registry. Source: "Operators". */
final class OperationAnalyzer {

  /** The operators whose operands may be the literal NULL. */
  private static final Set<BinaryOperator> TAKES_NULL =
      EnumSet.of(
          BinaryOperator.SHIFT_LEFT,
          BinaryOperator.SHIFT_RIGHT,
          BinaryOperator.IS_DISTINCT_FROM,
          BinaryOperator.IS_NOT_DISTINCT_FROM);

  private final Analysis analysis;
  private final StatementContext context;

  OperationAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(Operation operation, ExpressionContext place) {
    return switch (operation) {
      case Operation.Unary unary -> unary(unary, place);
      case Binary binary -> chain(binary, place);
      case Operation.Logical logical -> logical(logical, place);
      case Operation.Between between -> between(between, place);
      case Operation.In in -> in(in, place);
      case Operation.QuantifiedLike like -> quantifiedLike(like, place);
    };
  }

  private RexNode unary(Operation.Unary unary, ExpressionContext place) {
    if (unary.operator() == Operation.UnaryOperator.MINUS) {
      if (unary.operand() instanceof Literal.IntegerNumber number) {
        return analysis.literals.integer(number, true);
      }
      if (unary.operand() instanceof Literal.FloatingPoint number) {
        return analysis.literals.floatingPoint(number, true);
      }
    }
    RexNode operand = analysis.expressions.analyze(unary.operand(), place);
    return switch (unary.operator()) {
      case NOT -> unary("$not", unary, operand);
      case MINUS -> unary("$unary_minus", unary, operand);
      case PLUS -> unary("$unary_plus", unary, operand);
      case BITWISE_NOT -> unary("$bitwise_not", unary, operand);
      case IS_UNKNOWN -> Rex.isNull(condition(unary.operand(), operand));
      case IS_NOT_UNKNOWN -> Rex.not(Rex.isNull(condition(unary.operand(), operand)));
    };
  }

  private RexNode unary(String function, Operation.Unary unary, RexNode operand) {
    RexNode result =
        call(function, function.equals("$unary_plus") ? unary.operand() : unary, operand);
    refuseNull(unary.operator().sql(), unary.operand());
    return result;
  }

  private void refuseNull(String symbol, Expression... operands) {
    for (Expression operand : operands) {
      if (operand instanceof Literal.Null) {
        throw context.error(operand, "Operands of %s cannot be literal NULL", symbol);
      }
    }
  }

  private RexNode condition(Expression expression, RexNode operand) {
    return analysis.expressions.coerce(
        expression, operand, ScalarType.BOOL, "Operand of IS UNKNOWN has type %s, not %s");
  }

  private RexNode call(String operator, Expression at, RexNode... operands) {
    return analysis.functions.operator(operator, at.span(), operands);
  }

  /** A left-leaning chain, without recursion along it. */
  private RexNode chain(Binary binary, ExpressionContext place) {
    List<Binary> chain = binary.leftChain();
    RexNode left = analysis.expressions.analyze(chain.getFirst().left(), place);
    for (Binary link : chain) {
      left = binary(link, left, place);
    }
    return left;
  }

  private RexNode binary(Binary binary, RexNode left, ExpressionContext place) {
    BinaryOperator operator = binary.operator();
    if (operator == BinaryOperator.IS || operator == BinaryOperator.IS_NOT) {
      return is(binary, left);
    }
    RexNode right = analysis.expressions.analyze(binary.right(), place);
    RexNode result = binary(binary, left, right);
    if (!TAKES_NULL.contains(operator)) {
      refuseNull(symbol(operator), binary.left(), binary.right());
    }
    return result;
  }

  private static String symbol(BinaryOperator operator) {
    return operator == BinaryOperator.NOT_LIKE ? "LIKE" : operator.sql();
  }

  private RexNode binary(Binary binary, RexNode left, RexNode right) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case ADD -> call("$add", binary, left, right);
      case SUBTRACT -> call("$subtract", binary, left, right);
      case MULTIPLY -> call("$multiply", binary, left, right);
      case DIVIDE -> call("$divide", binary, left, right);
      case CONCAT -> call("$concat_op", binary, left, right);
      case BITWISE_AND -> call("$bitwise_and", binary, left, right);
      case BITWISE_OR -> call("$bitwise_or", binary, left, right);
      case BITWISE_XOR -> call("$bitwise_xor", binary, left, right);
      case SHIFT_LEFT -> shift("$bitwise_left_shift", binary, left, right);
      case SHIFT_RIGHT -> shift("$bitwise_right_shift", binary, left, right);
      case EQUAL -> comparison("$equal", binary, left, right);
      case NOT_EQUAL -> comparison("$not_equal", binary, left, right);
      case LESS -> comparison("$less", binary, left, right);
      case LESS_OR_EQUAL -> comparison("$less_or_equal", binary, left, right);
      case GREATER -> comparison("$greater", binary, left, right);
      case GREATER_OR_EQUAL -> comparison("$greater_or_equal", binary, left, right);
      case LIKE -> call("$like", binary, left, right);
      case NOT_LIKE -> Rex.not(call("$like", binary, left, right));
      case IS_DISTINCT_FROM -> call("$is_distinct_from", binary, left, right);
      case IS_NOT_DISTINCT_FROM -> call("$is_not_distinct_from", binary, left, right);
      case IS, IS_NOT -> throw new IllegalStateException(operator.sql());
      case IS_SOURCE_OF, IS_NOT_SOURCE_OF, IS_DESTINATION_OF, IS_NOT_DESTINATION_OF ->
          throw context.error(binary, "%s is only supported in graph queries", operator.sql());
    };
  }

  private RexNode shift(String operator, Binary binary, RexNode left, RexNode right) {
    Span symbol = context.symbolBehind(binary.left().span().end(), binary.operator().sql());
    return analysis.functions.operator(operator, symbol, left, right);
  }

  private RexNode comparison(String operator, Binary binary, RexNode left, RexNode right) {
    boolean equality = operator.equals("$equal") || operator.equals("$not_equal");
    Resolved resolved =
        analysis.functions.resolve(
            context.functions().get(operator), List.of(left, right), binary.span());
    SqlType type = Rex.typeOf(resolved.arguments().getFirst());
    if (equality ? !TypeTraits.supportsEquality(type) : !TypeTraits.supportsOrdering(type)) {
      throw context.error(
          binary,
          "%s is not defined for arguments of type %s",
          equality ? "Equality" : comparisonName(operator),
          type);
    }
    return call(operator, binary, left, right);
  }

  private static String comparisonName(String operator) {
    return switch (operator) {
      case "$less" -> "Less than";
      case "$less_or_equal" -> "Less than or equal";
      case "$greater" -> "Greater than";
      default -> "Greater than or equal";
    };
  }

  private RexNode is(Binary binary, RexNode operand) {
    boolean negated = binary.operator() == BinaryOperator.IS_NOT;
    RexNode test =
        switch (binary.right()) {
          case Literal.Null _ -> Rex.isNull(operand);
          case Literal.Bool(var _, boolean value) ->
              call(value ? "$is_true" : "$is_false", binary, operand);
          default -> throw context.error(binary.right(), "IS accepts NULL, TRUE and FALSE only");
        };
    return negated ? Rex.not(test) : test;
  }

  private RexNode logical(Operation.Logical logical, ExpressionContext place) {
    List<RexNode> operands =
        logical.operands().stream()
            .map(operand -> analysis.expressions.analyze(operand, place))
            .toList();
    String name = logical.operator() == Operation.LogicalOperator.AND ? "$and" : "$or";
    return analysis.functions.scalar(
        context.functions().get(name), operands, logical.span(), false);
  }

  private RexNode between(Operation.Between between, ExpressionContext place) {
    RexNode operand = analysis.expressions.analyze(between.operand(), place);
    RexNode low = analysis.expressions.analyze(between.low(), place);
    RexNode high = analysis.expressions.analyze(between.high(), place);
    RexNode test = analysis.functions.operator("$between", between.symbol(), operand, low, high);
    return between.negated() ? Rex.not(test) : test;
  }

  private RexNode in(Operation.In in, ExpressionContext place) {
    RexNode operand = analysis.expressions.analyze(in.operand(), place);
    RexNode test =
        switch (in.candidates()) {
          case Candidates.Values values ->
              inValues(in, operand, analyzeAll(values.values(), place));
          case Candidates.Unnested unnested ->
              inArray(in, operand, analysis.expressions.analyze(unnested.array(), place));
          case Candidates.Rows rows ->
              analysis.queries.inSubquery(in, operand, rows.query(), place);
        };
    return in.negated() ? Rex.not(test) : test;
  }

  private List<RexNode> analyzeAll(List<Expression> expressions, ExpressionContext place) {
    return expressions.stream().map(e -> analysis.expressions.analyze(e, place)).toList();
  }

  private RexNode inValues(Operation.In in, RexNode operand, List<RexNode> values) {
    List<RexNode> all = new ArrayList<>(List.of(operand));
    all.addAll(values);
    if (Supertypes.of(all).isEmpty()) {
      throw context.error(
          in.symbol(),
          "No matching signature for operator IN for argument types %s and %s",
          CallRefusals.described(operand),
          TypeNames.set(values));
    }
    return analysis.functions.scalar(context.functions().get("$in"), all, in.symbol(), false);
  }

  private RexNode inArray(Operation.In in, RexNode operand, RexNode array) {
    return analysis.functions.operator(
        "$in_array",
        in.symbol(),
        operand,
        requiredArray(array, Rex.typeOf(operand), "IN UNNEST", in.symbol()));
  }

  private RexNode quantifiedLike(Operation.QuantifiedLike like, ExpressionContext place) {
    RexNode operand = analysis.expressions.analyze(like.operand(), place);
    boolean all = like.quantifier() == Quantifier.ALL;
    // NOT LIKE ANY means that some pattern does not match: NOT (LIKE ALL).
    boolean matchAll = all != like.negated();
    RexNode test =
        switch (like.candidates()) {
          case Candidates.Values values ->
              likeValues(like, operand, analyzeAll(values.values(), place), matchAll);
          case Candidates.Unnested unnested ->
              likeArray(
                  like, operand, analysis.expressions.analyze(unnested.array(), place), matchAll);
          case Candidates.Rows rows ->
              analysis.functions.operator(
                  matchAll ? "$like_all_array" : "$like_any_array",
                  like.symbol(),
                  operand,
                  analysis.queries.arrayOf(rows.query(), place, rows));
        };
    return like.negated() ? Rex.not(test) : test;
  }

  private RexNode likeArray(
      Operation.QuantifiedLike like, RexNode operand, RexNode array, boolean all) {
    return analysis.functions.operator(
        all ? "$like_all_array" : "$like_any_array",
        like.symbol(),
        operand,
        requiredArray(array, Rex.typeOf(operand), "LIKE ANY|SOME|ALL UNNEST", like.symbol()));
  }

  /** The array; a parameter without a type becomes one of what it is compared with. */
  private RexNode requiredArray(RexNode array, SqlType element, String operator, Span location) {
    if (context.isUndeclared(array) && !(element instanceof ArrayType)) {
      return context.coerce(array, new ArrayType(element));
    }
    if (!(Rex.typeOf(array) instanceof ArrayType)) {
      throw context.error(
          location,
          "Second argument of %s must be an array but was %s",
          operator,
          Rex.isUntypedNull(array) ? "NULL" : Rex.typeOf(array));
    }
    return array;
  }

  private RexNode likeValues(
      Operation.QuantifiedLike like, RexNode operand, List<RexNode> patterns, boolean all) {
    List<RexNode> tests = Stream.concat(Stream.of(operand), patterns.stream()).toList();
    return analysis.functions.scalar(
        context.functions().get(all ? "$like_all" : "$like_any"), tests, like.symbol(), false);
  }
}
