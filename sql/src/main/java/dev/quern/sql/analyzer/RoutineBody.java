package dev.quern.sql.analyzer;

import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexNode;

/** Analyzes the bodies of routines in the places of their calls. */
final class RoutineBody {

  private static final Pattern LOCATION = Pattern.compile(" at (\\[\\d+:\\d+])$");

  private final StatementContext context;

  RoutineBody(StatementContext context) {
    this.context = context;
  }

  /**
   * Analyzes a body.
   *
   * @param arguments what the parameters stand for, in their order
   * @param location the call
   * @param work the analysis
   */
  <T> T analyze(
      Routine routine, List<RexNode> arguments, Span location, Function<Analysis, T> work) {
    if (context.frame().isCalling(routine.reference())) {
      throw context.error(
          location, "Recursive function call to %s", routine.reference().routineId());
    }
    boolean temporary = RoutineNames.isTemporary(routine.reference());
    Securable text = new Securable.OfRoutine(routine.reference());
    if (!temporary) {
      context.options().rights().require(context.catalog(), Permission.GET_ROUTINE, text);
      context.referencedRoutines().add(routine.reference());
    }
    AnalysisOptions options =
        temporary ? context.options().forTemporaryFunction() : context.options().within(text);
    RoutineFrame frame = RoutineFrame.of(routine, arguments).within(context.frame());
    try {
      return work.apply(new Analysis(context.nested(routine.body(), options, frame)));
    } catch (BigQueryException e) {
      throw routine.isTemplated() ? invalid(routine, location, e) : e;
    }
  }

  /** The body of a templated routine does not fit the arguments: the call is at fault. */
  private BigQueryException invalid(Routine routine, Span location, BigQueryException cause) {
    String name = routine.reference().routineId();
    String kind =
        routine.kind() == Routine.Kind.TABLE_VALUED_FUNCTION ? "table-valued function" : "function";
    String message = cause.error().message();
    Matcher matcher = LOCATION.matcher(message);
    String failed =
        matcher.find() ? "failed at " + matcher.group(1) + "; " + message : "failed:\n" + message;
    return new BigQueryException(
        cause.error().reason(),
        "query",
        "Invalid %s %s at %s; Analysis of %s %s %s"
            .formatted(kind, name, location.in(context.sql()), kind, name, failed));
  }

  /** The result as the declared type, when there is one. */
  RexNode returned(Routine routine, RexNode value, Analysis body) {
    return returned(routine, value, body, new Span(0, routine.body().length()));
  }

  /** The same for a body that stands at some place of a statement. */
  static RexNode returned(Routine routine, RexNode value, Analysis body, Span location) {
    if (routine.returnType().isEmpty()) {
      return value;
    }
    SqlType declared = routine.returnType().get();
    if (!Coercion.coerces(value, declared)) {
      throw body.context.error(
          location,
          "Function declared to return %s but the function body produces incompatible type %s",
          declared,
          Rex.typeOf(value));
    }
    return RoutineFrame.typed(body.context.coerce(value, declared));
  }
}
