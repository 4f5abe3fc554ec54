package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.ast.SubqueryExpression;
import dev.quern.sql.coercion.Coercion;
import org.apache.calcite.rex.RexNode;

/** Gives expressions meaning. */
final class ExpressionAnalyzer {

  private final Analysis analysis;

  ExpressionAnalyzer(Analysis analysis) {
    this.analysis = analysis;
  }

  RexNode analyze(Expression expression, ExpressionContext context) {
    return switch (expression) {
      case Literal literal -> analysis.literals.analyze(literal);
      case Access access -> analysis.access.analyze(access, context);
      case Operation operation -> analysis.operations.analyze(operation, context);
      case Constructor constructor -> analysis.constructors.analyze(constructor, context);
      case SpecialForm form -> analysis.specialForms.analyze(form, context);
      case SubqueryExpression subquery -> analysis.queries.subquery(subquery, context);
      case FunctionCall call -> analysis.calls.analyze(call, context);
    };
  }

  /** An expression that must be BOOL. */
  RexNode analyzeCondition(Expression expression, ExpressionContext context) {
    RexNode condition = analyze(expression, context);
    if (!Coercion.coerces(condition, ScalarType.BOOL)) {
      throw analysis.context.error(
          expression,
          "%s should return type BOOL, but returns %s",
          context.clause().replaceFirst("^pipe ", ""),
          Rex.typeOf(condition));
    }
    return analysis.context.coerce(condition, ScalarType.BOOL);
  }

  /** The expression as a value of a type, or the error that it is none. */
  RexNode coerce(Expression expression, RexNode value, SqlType target, String message) {
    if (!Coercion.coerces(value, target)) {
      throw analysis.context.error(expression, message, Rex.typeOf(value), target);
    }
    return analysis.context.coerce(value, target);
  }
}
