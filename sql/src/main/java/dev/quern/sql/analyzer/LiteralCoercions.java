package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.LiteralConversion;
import dev.quern.types.civil.Zone;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * Conversions without being asked, in a statement with its time zone and positions: text literals
 * that become dates and times are read here.
 */
final class LiteralCoercions {

  private final StatementContext context;
  private final IdentityHashMap<RexNode, Span> positions = new IdentityHashMap<>();

  LiteralCoercions(StatementContext context) {
    this.context = context;
  }

  /** The literal, whose position errors are to name. */
  RexNode located(RexNode literal, Span span) {
    positions.put(literal, span);
    return literal;
  }

  /** The expression converted to a type it coerces to. */
  RexNode coerce(RexNode expression, SqlType target) {
    context.becomes(expression, target);
    return settle(Coercion.coerce(expression, target));
  }

  /** The expression with conversions of text literals carried out. */
  RexNode settle(RexNode expression) {
    if (!(expression instanceof RexCall call)
        || !(call.getOperator() instanceof StructuralOperator operator)) {
      return expression;
    }
    return switch (operator.structuralKind()) {
      case CAST -> settleCast(call);
      case ARRAY, STRUCT -> {
        List<RexNode> operands = call.getOperands().stream().map(this::settle).toList();
        yield operands.equals(call.getOperands())
            ? call
            : Rex.call(operator, Rex.typeOf(call), operands);
      }
      case FIELD, SAFE_CAST, TRY, COLLATE, COLLATION_KEY -> call;
    };
  }

  private RexNode settleCast(RexCall cast) {
    RexNode operand = cast.getOperands().getFirst();
    Optional<LiteralOperator> literal = Rex.asLiteral(operand).filter(op -> !op.hasExplicitType());
    if (literal.isEmpty()) {
      return cast;
    }
    Value value = literal.get().value();
    SqlType target = Rex.typeOf(cast);
    try {
      return LiteralConversion.convert(literal.get(), target, Zone.of(context.options().timeZone()))
          .map(converted -> Rex.literal(converted, true))
          .orElse(cast);
    } catch (BigQueryException e) {
      throw cannotCast(operand, value, target);
    }
  }

  private BigQueryException cannotCast(RexNode literal, Value value, SqlType target) {
    String message =
        value instanceof Value.Text(String text)
            ? "Could not cast literal \"%s\" to type %s".formatted(text, target)
            : "Could not cast literal to type " + target;
    Span span = positions.get(literal);
    return span == null
        ? new BigQueryException(ErrorReason.INVALID_QUERY, "query", message)
        : context.error(span, "%s", message);
  }
}
