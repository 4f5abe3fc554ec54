package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.TypedText;
import dev.quern.types.civil.DatePart;
import dev.quern.types.interval.IntervalParser;
import dev.quern.types.numeric.Int64Text;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** INTERVAL expressions. Source: "Interval functions"; "Lexical structure", Interval literals. */
final class IntervalAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  IntervalAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** An expression of type INTERVAL. */
  RexNode analyze(SpecialForm.Interval interval, ExpressionContext place) {
    RexNode value = analysis.expressions.analyze(interval.value(), place);
    String from = analysis.calls.datePart(interval.from());
    Optional<String> to = interval.to().map(analysis.calls::datePart);
    Optional<String> text = text(value);
    if (text.isPresent()) {
      return literal(interval, text.get(), from, to);
    }
    requireInteger(value, interval);
    if (to.isPresent()) {
      throw context.error(
          interval.to().get(),
          "The INTERVAL keyword followed by an integer expression can only specify a single datetime"
              + " field, not a field range. Consider using INTERVAL function for specifying multiple"
              + " datetime fields.");
    }
    if (!IntervalParser.isPart(part(from))) {
      throw context.error(interval, "Invalid interval datetime field %s", from);
    }
    return analysis.functions.operator("$INTERVAL", interval.span(), value, Rex.text(from));
  }

  private static Optional<String> text(RexNode value) {
    return Rex.asLiteral(value)
        .map(LiteralOperator::value)
        .filter(Value.Text.class::isInstance)
        .map(literal -> ((Value.Text) literal).value());
  }

  private RexNode literal(
      SpecialForm.Interval interval, String text, String from, Optional<String> to) {
    DatePart first = part(from);
    if (to.isEmpty() && !IntervalParser.isPart(first)) {
      throw context.error(interval, "Unsupported interval datetime field %s", from);
    }
    if (to.isPresent() && !IntervalParser.isSpan(first, part(to.get()))) {
      throw context.error(interval, "Invalid interval datetime fields: %s TO %s", from, to.get());
    }
    try {
      return Rex.literal(
          to.map(last -> TypedText.interval(text, first, part(last)))
              .orElseGet(() -> TypedText.interval(text, first)),
          true);
    } catch (BigQueryException e) {
      throw context.error(interval, "%s", e.error().message());
    }
  }

  private static DatePart part(String name) {
    return DatePart.named(name).orElseThrow();
  }

  private void requireInteger(RexNode value, SpecialForm.Interval interval) {
    if (!Coercion.coerces(value, ScalarType.INT64)) {
      throw context.error(
          interval.value(),
          "Invalid interval literal. Expected INTERVAL keyword to be followed by an INT64 expression or"
              + " STRING literal");
    }
  }

  /**
   * The two arguments that {@code INTERVAL value part} stands for in functions that take a number
   * and a part.
   */
  List<RexNode> arguments(SpecialForm.Interval interval, ExpressionContext place) {
    if (interval.to().isPresent()) {
      throw context.error(interval, "INTERVAL argument only support single date part field.");
    }
    RexNode value = analysis.expressions.analyze(interval.value(), place);
    Optional<String> text = text(value);
    if (text.isPresent()) {
      value = integer(text.get(), interval);
    }
    if (!Coercion.coerces(value, ScalarType.INT64)) {
      throw context.error(interval.value(), "Interval value must be coercible to INT64 type");
    }
    return List.of(
        context.coerce(value, ScalarType.INT64),
        Rex.text(analysis.calls.datePart(interval.from())));
  }

  private RexNode integer(String text, SpecialForm.Interval interval) {
    try {
      return Rex.int64(Int64Text.parse(text));
    } catch (BigQueryException e) {
      throw context.error(interval.value(), "Could not cast literal \"%s\" to type INT64", text);
    }
  }
}
