package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.LiteralConversion;
import dev.quern.types.civil.Zone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Explicit conversions. Source: "Conversion functions", CAST. */
final class Casts {

  /** What each scalar type can be cast to, beside itself. */
  private static final Map<ScalarType, Set<ScalarType>> ALLOWED =
      Map.ofEntries(
          Map.entry(ScalarType.BOOL, EnumSet.of(ScalarType.INT64, ScalarType.STRING)),
          Map.entry(
              ScalarType.INT64,
              EnumSet.of(
                  ScalarType.BOOL,
                  ScalarType.FLOAT64,
                  ScalarType.NUMERIC,
                  ScalarType.BIGNUMERIC,
                  ScalarType.STRING)),
          Map.entry(ScalarType.FLOAT64, numbersAndText()),
          Map.entry(ScalarType.NUMERIC, numbersAndText()),
          Map.entry(ScalarType.BIGNUMERIC, numbersAndText()),
          Map.entry(
              ScalarType.STRING,
              EnumSet.complementOf(EnumSet.of(ScalarType.JSON, ScalarType.GEOGRAPHY))),
          Map.entry(ScalarType.BYTES, EnumSet.of(ScalarType.STRING)),
          Map.entry(
              ScalarType.DATE,
              EnumSet.of(ScalarType.DATETIME, ScalarType.TIMESTAMP, ScalarType.STRING)),
          Map.entry(
              ScalarType.DATETIME,
              EnumSet.of(
                  ScalarType.DATE, ScalarType.TIME, ScalarType.TIMESTAMP, ScalarType.STRING)),
          Map.entry(ScalarType.TIME, EnumSet.of(ScalarType.STRING)),
          Map.entry(
              ScalarType.TIMESTAMP,
              EnumSet.of(ScalarType.DATE, ScalarType.DATETIME, ScalarType.TIME, ScalarType.STRING)),
          Map.entry(ScalarType.INTERVAL, EnumSet.of(ScalarType.STRING)),
          Map.entry(ScalarType.JSON, EnumSet.noneOf(ScalarType.class)),
          Map.entry(ScalarType.GEOGRAPHY, EnumSet.noneOf(ScalarType.class)));

  /** What FORMAT prints. */
  private static final Set<SqlType> PRINTED =
      Set.of(
          ScalarType.DATE,
          ScalarType.DATETIME,
          ScalarType.TIME,
          ScalarType.TIMESTAMP,
          ScalarType.INT64,
          ScalarType.FLOAT64,
          ScalarType.NUMERIC,
          ScalarType.BIGNUMERIC,
          ScalarType.BYTES);

  /** What FORMAT reads with the current date for what a text leaves open. */
  private static final Set<SqlType> DATED =
      Set.of(ScalarType.DATE, ScalarType.DATETIME, ScalarType.TIMESTAMP);

  /** What FORMAT reads. */
  private static final Set<SqlType> READ =
      Set.of(
          ScalarType.DATE,
          ScalarType.DATETIME,
          ScalarType.TIMESTAMP,
          ScalarType.TIME,
          ScalarType.BYTES);

  private final Analysis analysis;
  private final StatementContext context;

  Casts(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  private static Set<ScalarType> numbersAndText() {
    return EnumSet.of(
        ScalarType.INT64,
        ScalarType.FLOAT64,
        ScalarType.NUMERIC,
        ScalarType.BIGNUMERIC,
        ScalarType.STRING);
  }

  private static RexNode withoutCollation(RexNode value) {
    return Rex.typeOf(value) == ScalarType.STRING && !Collation.of(value).isNone()
        ? Rex.collate(value, Collation.NONE)
        : value;
  }

  /** The value as a value of a type, by CAST or SAFE_CAST. */
  RexNode convert(RexNode value, SqlType target, boolean safe, Node location) {
    SqlType source = Rex.typeOf(value);
    context.becomes(value, target);
    if (Coercion.freedomOf(value) == Coercion.Freedom.UNTYPED) {
      if (Coercion.isEmptyArray(value) && !target.isArray()) {
        throw context.error(location, "Invalid cast from %s to %s", source, target);
      }
      RexNode typed = context.coerce(value, target);
      return Rex.asLiteral(typed).map(l -> Rex.literal(l.value(), true)).orElse(typed);
    }
    if (source.equals(target)) {
      return Rex.asLiteral(value)
          .map(literal -> Rex.literal(literal.value(), true))
          .orElseGet(() -> withoutCollation(value));
    }
    check(value, source, target, location);
    return Rex.asLiteral(value)
        .flatMap(literal -> folded(literal, target))
        .orElseGet(() ->
            // A literal with a type, so that this is not taken for a conversion without being
            // asked.
            Rex.cast(
                Rex.asLiteral(value).map(l -> Rex.literal(l.value(), true)).orElse(value),
                target,
                Rex.text(context.options().timeZone()),
                safe));
  }

  /** The literal that a cast of a literal is; empty when it fails, which is for run time. */
  private Optional<RexNode> folded(LiteralOperator literal, SqlType target) {
    try {
      return LiteralConversion.convert(literal, target, Zone.of(context.options().timeZone()))
          .map(converted -> Rex.literal(converted, true));
    } catch (BigQueryException e) {
      return Optional.empty();
    }
  }

  private void check(RexNode value, SqlType source, SqlType target, Node location) {
    if (source instanceof ArrayType from && target instanceof ArrayType to) {
      boolean literal = Coercion.coerces(value, target);
      if (!literal
          && !from.element().equals(to.element())
          && !Coercion.sameButForNames(from.element(), to.element())) {
        throw context.error(
            location,
            "Casting between arrays with incompatible element types is not supported: Invalid cast from %s"
                + " to %s",
            source,
            target);
      }
      return;
    }
    if (!allowed(source, target)) {
      throw context.error(location, "Invalid cast from %s to %s", source, target);
    }
  }

  private static boolean allowed(SqlType source, SqlType target) {
    if (source.equals(target)) {
      return true;
    }
    return switch (source) {
      case ScalarType from ->
          switch (target) {
            case ScalarType to -> ALLOWED.getOrDefault(from, Set.of()).contains(to);
            case RangeType _ -> from == ScalarType.STRING;
            case ArrayType _, StructType _ -> false;
          };
      case StructType from ->
          target instanceof StructType to
              && to.fields().size() == from.fields().size()
              && allAllowed(from, to);
      case ArrayType from -> target instanceof ArrayType to && from.element().equals(to.element());
      case RangeType _ -> target == ScalarType.STRING;
    };
  }

  private static boolean allAllowed(StructType from, StructType to) {
    for (int i = 0; i < from.fields().size(); i++) {
      if (!allowed(from.fields().get(i).type(), to.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** {@code CAST(value AS type FORMAT format [AT TIME ZONE zone])} */
  RexNode formatted(SpecialForm.Cast cast, RexNode value, SqlType target, ExpressionContext place) {
    SpecialForm.Format clause = cast.format().orElseThrow();
    SqlType source = Rex.typeOf(value);
    boolean untyped = Coercion.freedomOf(value) == Coercion.Freedom.UNTYPED;
    if (!untyped && !takesFormat(source, target)) {
      throw context.error(
          context.keywordBefore(clause.format().span(), "FORMAT"),
          "FORMAT is not allowed for cast from %s to %s",
          source,
          target);
    }
    List<RexNode> arguments = new ArrayList<>(List.of(value));
    arguments.add(text(clause.format(), "FORMAT", place));
    boolean zoned = source == ScalarType.TIMESTAMP || target == ScalarType.TIMESTAMP;
    RexNode zone = Rex.text(context.options().timeZone());
    if (clause.timeZone().isPresent()) {
      Expression given = clause.timeZone().get();
      if (!zoned) {
        throw context.error(
            given, "AT TIME ZONE is not allowed for cast from %s to %s", source, target);
      }
      zone = text(given, "AT TIME ZONE", place);
    }
    if (untyped) {
      return Rex.nullOf(target);
    }
    if (DATED.contains(target)) {
      arguments.add(analysis.functions.call("CURRENT_DATE", List.of(zone), cast));
    }
    if (zoned) {
      arguments.add(zone);
    }
    return analysis.functions.scalar(
        context.functions().get("$CAST_TO_" + target), arguments, cast.span(), cast.safe());
  }

  private static boolean takesFormat(SqlType source, SqlType target) {
    return target == ScalarType.STRING
        ? PRINTED.contains(source)
        : source == ScalarType.STRING && READ.contains(target);
  }

  private RexNode text(Expression expression, String clause, ExpressionContext place) {
    RexNode value = analysis.expressions.analyze(expression, place);
    return analysis.expressions.coerce(
        expression,
        value,
        ScalarType.STRING,
        clause + " expression should return type STRING, but returns %s");
  }

  /** The value held to the limits of a parameterized type; SAFE_CAST fails too. */
  RexNode constrain(RexNode value, ValueLimits limits) {
    RexNode result = value;
    if (!limits.parts().isEmpty()) {
      result =
          Rex.typeOf(value) instanceof StructType type
              ? constrainedFields(value, type, limits.parts())
              : analysis.lambdas.transform(
                  value, element -> constrain(element, limits.parts().getFirst()));
    }
    if (!limits.parameters().isEmpty()) {
      result = constrained(result, limits.parameters());
    }
    return limits.required().isPresent()
        ? analysis.functions.operator(
            "$REQUIRE", new Span(0, 0), result, Rex.text(limits.required().get()))
        : result;
  }

  private RexNode constrainedFields(RexNode value, StructType type, List<ValueLimits> limits) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < type.fields().size(); i++) {
      fields.add(constrain(Rex.field(value, i), limits.get(i)));
    }
    return Rex.caseWhen(
        type, List.of(Rex.isNull(value), Rex.nullOf(type), Rex.struct(type, fields)));
  }

  private RexNode constrained(RexNode value, TypeParameters parameters) {
    List<RexNode> arguments = new ArrayList<>(List.of(value));
    parameters.maxLength().ifPresent(length -> arguments.add(Rex.int64(length)));
    parameters.precision().ifPresent(precision -> arguments.add(Rex.int64(precision)));
    if (parameters.precision().isPresent()) {
      arguments.add(Rex.int64(parameters.scale().orElse(0)));
    }
    return analysis.functions.scalar(
        context.functions().get("$CONSTRAIN"), arguments, new Span(0, 0), false);
  }
}
