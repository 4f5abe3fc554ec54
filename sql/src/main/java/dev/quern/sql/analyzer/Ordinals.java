package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Operation;
import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * Literals in GROUP BY and ORDER BY: an integer is the number of a column, others are refused.
 * Source: "Query syntax", GROUP BY clause, ORDER BY clause.
 */
final class Ordinals {

  private final StatementContext context;
  private final String clause;

  Ordinals(StatementContext context, String clause) {
    this.context = context;
    this.clause = clause;
  }

  /** The index, from 0, of the column that an item's number stands for. */
  OptionalInt find(Expression item, int columns) {
    if (!(unsigned(item) instanceof Literal.IntegerNumber number)) {
      return OptionalInt.empty();
    }
    BigInteger magnitude = new BigInteger(digits(number.image()), radix(number.image()));
    if (magnitude.bitLength() > 63) {
      throw context.error(number, "Invalid integer literal: %s", number.image());
    }
    BigInteger ordinal = number.equals(item) ? magnitude : magnitude.negate();
    if (ordinal.signum() <= 0 && clause.equals("ORDER BY")) {
      throw context.error(
          item,
          "ORDER BY column number item is out of range. Column numbers must be greater than or equal to"
              + " one. Found : %s",
          ordinal);
    }
    if (ordinal.signum() <= 0 || ordinal.compareTo(BigInteger.valueOf(columns)) > 0) {
      throw context.error(item, "%s is out of SELECT column number range: %s", clause, ordinal);
    }
    return OptionalInt.of(ordinal.intValue() - 1);
  }

  private static Expression unsigned(Expression item) {
    return item instanceof Operation.Unary unary
            && unary.operator() == Operation.UnaryOperator.MINUS
        ? unary.operand()
        : item;
  }

  private static int radix(String image) {
    return isHexadecimal(image) ? 16 : 10;
  }

  private static String digits(String image) {
    return isHexadecimal(image) ? image.substring(2) : image;
  }

  private static boolean isHexadecimal(String image) {
    return image.startsWith("0x") || image.startsWith("0X");
  }

  /** Refuses literals and what is made of nothing else. */
  void refuseLiteral(Expression item) {
    if (isLiteral(item)) {
      throw context.error(item, "Cannot %s literal values", clause);
    }
  }

  private static boolean isLiteral(Expression item) {
    return switch (item) {
      case Literal.Typed _, Literal.Range _ -> false;
      case Literal _ -> true;
      case Constructor.Array array ->
          array.type().isEmpty() && array.elements().stream().allMatch(Ordinals::isLiteral);
      case Constructor.Struct struct ->
          struct.type().isEmpty()
              && struct.fields().stream().allMatch(field -> isLiteral(field.value()));
      case Constructor.Tuple tuple -> tuple.values().stream().allMatch(Ordinals::isLiteral);
      default -> false;
    };
  }
}
