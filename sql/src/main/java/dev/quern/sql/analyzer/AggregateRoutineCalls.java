package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * Gives calls of user-defined aggregate functions meaning: the body's aggregate calls become those
 * of the query. Source: "User-defined aggregate functions".
 */
final class AggregateRoutineCalls {

  private static final String CLAUSE = "SQL function body for AGGREGATE function";

  private final Analysis analysis;
  private final StatementContext context;
  private final RoutineBody bodies;

  AggregateRoutineCalls(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.bodies = new RoutineBody(context);
  }

  RexNode analyze(
      Routine routine, FunctionDefinition function, FunctionCall call, ExpressionContext place) {
    if (place.place() == ExpressionContext.Place.AGGREGATE_ARGUMENT) {
      throw context.error(
          place.enclosing().orElse(call), "Aggregations of aggregations are not allowed");
    }
    AggregateCollector collector =
        place
            .aggregates()
            .orElseThrow(() ->
                context.error(
                    call,
                    "Aggregate function %s not allowed in %s",
                    function.name(),
                    place.clause()));
    if (!call.modifiers().equals(FunctionCall.AggregateModifiers.NONE)) {
      throw context.unsupported(call, "A modifier in a call of a user-defined aggregate function");
    }
    ExpressionContext inner =
        ExpressionContext.scalar(collector.inputScope(), place.clause()).inside(call);
    List<RexNode> arguments =
        analysis
            .functions
            .resolve(
                function, analysis.routines.arguments(routine, function, call, inner), call.span())
            .arguments();
    requireConstants(routine, arguments, call);
    if (!RoutineCalls.isSql(routine)) {
      return foreign(routine, function, arguments, collector, call);
    }
    int before = collector.calls();
    RexNode value =
        bodies.analyze(
            routine,
            arguments,
            call.span(),
            body ->
                bodies.returned(
                    routine,
                    body(
                        routine,
                        new GoogleSqlParser().parseExpression(routine.body()),
                        arguments,
                        collector,
                        body),
                    body));
    if (collector.calls() == before) {
      // The call aggregates, whatever its body does.
      analysis.aggregates.countRows(collector);
    }
    return value;
  }

  /** A function in another language computes a group's value from the array of its rows. */
  private RexNode foreign(
      Routine routine,
      FunctionDefinition function,
      List<RexNode> arguments,
      AggregateCollector collector,
      FunctionCall call) {
    List<StructType.Field> fields = new ArrayList<>();
    List<RexNode> values = new ArrayList<>();
    List<RexNode> constants = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (routine.arguments().get(i).aggregate()) {
        fields.add(new StructType.Field("a" + i, Rex.typeOf(arguments.get(i))));
        values.add(arguments.get(i));
      } else {
        constants.add(arguments.get(i));
      }
    }
    if (values.isEmpty()) {
      throw context.unsupported(call, "An aggregate function without aggregate arguments");
    }
    RexNode row = Rex.struct(new StructType(fields), values);
    List<RexNode> operands = new ArrayList<>(List.of(analysis.aggregates.rows(collector, row)));
    operands.addAll(constants);
    return analysis.routines.foreign(routine, function, operands, false);
  }

  private void requireConstants(Routine routine, List<RexNode> arguments, FunctionCall call) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!routine.arguments().get(i).aggregate() && Rex.asLiteral(arguments.get(i)).isEmpty()) {
        throw context.error(
            call.arguments().get(i),
            "Argument %d to %s must be a literal or query parameter",
            i + 1,
            routine.reference().routineId());
      }
    }
  }

  /** The body's value; what its aggregate calls see is one row, all else sees the group. */
  static RexNode body(
      Routine routine,
      Expression expression,
      List<RexNode> arguments,
      AggregateCollector collector,
      Analysis body) {
    NameList.Builder rows = new NameList.Builder();
    for (int i = 0; i < arguments.size(); i++) {
      Routine.Argument parameter = routine.arguments().get(i);
      if (parameter.aggregate()) {
        rows.target(parameter.name(), new NameTarget.ExpressionTarget(arguments.get(i)));
      }
    }
    NameScope rowScope = NameScope.EMPTY.inner(rows.build());
    return body.expressions.analyze(
        expression,
        new ExpressionContext(
            NameScope.EMPTY,
            CLAUSE,
            Optional.of(collector.within(rowScope)),
            Optional.empty(),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE));
  }
}
