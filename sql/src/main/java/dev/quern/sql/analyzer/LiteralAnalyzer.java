package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.TypeExpression;
import dev.quern.sql.coercion.TypedText;
import dev.quern.types.civil.Zone;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexNode;

/** Gives literals their values. Source: "Lexical structure and syntax", Literals. */
final class LiteralAnalyzer {

  private final StatementContext context;

  LiteralAnalyzer(StatementContext context) {
    this.context = context;
  }

  RexNode analyze(Literal literal) {
    return switch (literal) {
      case Literal.Null _ -> Rex.literal(new Value.Null(ScalarType.INT64));
      case Literal.Bool bool -> Rex.bool(bool.value());
      case Literal.IntegerNumber number -> integer(number, false);
      case Literal.FloatingPoint number -> floatingPoint(number, false);
      case Literal.Text text -> context.literals().located(Rex.text(text.value()), text.span());
      case Literal.Bytes bytes -> Rex.literal(new Value.Bytes(bytes.value()));
      case Literal.Typed typed -> typed(typed);
      case Literal.Range range -> range(range);
      case Literal.Default _ -> throw context.error(literal, "Unexpected keyword DEFAULT");
    };
  }

  RexNode integer(Literal.IntegerNumber number, boolean negative) {
    OptionalLong value = parse((negative ? "-" : "") + number.image());
    if (value.isEmpty()) {
      boolean hexadecimal = number.image().regionMatches(true, 0, "0x", 0, 2);
      throw context.error(
          number,
          "Invalid %s literal: %s",
          hexadecimal ? "hex integer" : "integer",
          number.image());
    }
    return Rex.int64(value.getAsLong());
  }

  private static OptionalLong parse(String image) {
    try {
      return OptionalLong.of(Long.decode(decimal(image)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** {@link Long#decode} takes a leading zero for octal; GoogleSQL does not. */
  private static String decimal(String image) {
    if (!image.startsWith("0") && !image.startsWith("-")) {
      return image;
    }
    boolean negative = image.startsWith("-");
    String digits = negative ? image.substring(1) : image;
    if (!digits.startsWith("0x") && !digits.startsWith("0X")) {
      digits = digits.replaceFirst("^0+(?=.)", "");
    }
    return negative ? "-" + digits : digits;
  }

  RexNode floatingPoint(Literal.FloatingPoint number, boolean negative) {
    double value = Double.parseDouble(number.image());
    if (Double.isInfinite(value)) {
      throw context.error(number, "Invalid floating point literal: %s", number.image());
    }
    return negative && value == 0
        ? Rex.literal(new Value.Float64(-0.0))
        : Rex.floatingPoint(new BigDecimal((negative ? "-" : "") + number.image()));
  }

  private RexNode typed(Literal.Typed literal) {
    String text = literal.text().value();
    ScalarType type =
        switch (literal.kind()) {
          case NUMERIC -> ScalarType.NUMERIC;
          case BIGNUMERIC -> ScalarType.BIGNUMERIC;
          case JSON -> ScalarType.JSON;
          case DATE -> ScalarType.DATE;
          case DATETIME -> ScalarType.DATETIME;
          case TIME -> ScalarType.TIME;
          case TIMESTAMP -> ScalarType.TIMESTAMP;
        };
    return switch (literal.kind()) {
      case NUMERIC, BIGNUMERIC ->
          parsed(literal, text, type, _ -> "Invalid %s literal: \"%s\"".formatted(type, text));
      case JSON -> parsed(literal, text, type, "Invalid JSON literal: %s"::formatted);
      case DATE, DATETIME, TIME, TIMESTAMP ->
          parsed(literal, text, type, _ -> "Invalid %s literal".formatted(type));
    };
  }

  private RexNode range(Literal.Range literal) {
    if (!(literal.type().element() instanceof TypeExpression.Named named)) {
      throw context.error(literal, "Invalid RANGE literal");
    }
    SqlType element =
        ScalarType.named(named.name().toString())
            .filter(
                t -> t == ScalarType.DATE || t == ScalarType.DATETIME || t == ScalarType.TIMESTAMP)
            .orElseThrow(() ->
                context.error(
                    literal, "Unsupported type: RANGE<%s> is not supported", named.name()));
    return parsed(
        literal,
        literal.text().value(),
        new RangeType(element),
        "Invalid RANGE literal value: %s"::formatted);
  }

  /** The literal's value, or the error that {@code message} makes of the parser's. */
  private RexNode parsed(Node node, String text, SqlType type, UnaryOperator<String> message) {
    try {
      return Rex.literal(TypedText.parse(text, type, Zone.of(context.options().timeZone())), true);
    } catch (BigQueryException e) {
      throw context.error(node, "%s", message.apply(e.error().message()));
    }
  }
}
