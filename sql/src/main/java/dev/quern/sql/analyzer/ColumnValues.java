package dev.quern.sql.analyzer;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Span;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameScope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** What columns make of the values they are given, and what they hold when they are given none. */
final class ColumnValues {

  private final Analysis analysis;
  private final StatementContext context;

  ColumnValues(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The value of a column that is given none: its default, NULL, or an empty array. */
  RexNode defaultOf(SchemaField field) {
    Optional<String> sql = field.attributes().defaultValueExpression();
    if (sql.isPresent()) {
      Analysis nested = new Analysis(context.nested(sql.get(), context.options()));
      Expression expression = new GoogleSqlParser().parseExpression(sql.get());
      RexNode value =
          nested.expressions.analyze(
              expression, ExpressionContext.scalar(NameScope.EMPTY, "DEFAULT expression"));
      return constrain(
          nested.expressions.coerce(
              expression,
              value,
              field.type(),
              "DEFAULT expression of type %s for column of type %s"),
          field);
    }
    if (field.type() instanceof ArrayType type) {
      return Rex.literal(new Value.Array(type, List.of()), true);
    }
    return constrain(Rex.nullOf(field.type()), field);
  }

  /**
   * The value held to the lengths, precisions, scales and to NOT NULL of the column and of what is
   * inside it; arrays and their elements are never NULL.
   */
  RexNode constrain(RexNode value, SchemaField field) {
    RexNode stored =
        field.type() instanceof ArrayType type
            ? analysis.functions.operator(
                "$STORED_ARRAY",
                new Span(0, 0),
                value,
                Rex.literal(new Value.Array(type, List.of()), true),
                Rex.text(field.name()))
            : value;
    return analysis.casts.constrain(stored, ValueLimits.of(field));
  }
}
