package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameScope;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.calcite.rex.RexNode;

/** Gives FOR SYSTEM_TIME AS OF its moment. Source: "Query syntax", FOR SYSTEM_TIME AS OF. */
final class SystemTimes {

  private final Analysis analysis;
  private final StatementContext context;

  SystemTimes(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** Microseconds since the epoch; empty without the clause. */
  OptionalLong asOf(Optional<Expression> clause) {
    if (clause.isEmpty()) {
      return OptionalLong.empty();
    }
    Expression expression = clause.get();
    RexNode value =
        analysis.expressions.analyze(
            expression, ExpressionContext.scalar(NameScope.EMPTY, "FOR SYSTEM_TIME AS OF"));
    if (!Coercion.coerces(value, ScalarType.TIMESTAMP)) {
      throw context.error(
          expression,
          "FOR SYSTEM_TIME AS OF must be of type TIMESTAMP but was of type %s",
          Rex.typeOf(value));
    }
    return Rex.asLiteral(Coercion.coerce(value, ScalarType.TIMESTAMP))
        .map(literal -> literal.value())
        .filter(Value.Timestamp.class::isInstance)
        .map(v -> OptionalLong.of(((Value.Timestamp) v).micros()))
        .orElseThrow(() ->
            context.unsupported(
                expression, "FOR SYSTEM_TIME AS OF with an expression that is no constant"));
  }
}
