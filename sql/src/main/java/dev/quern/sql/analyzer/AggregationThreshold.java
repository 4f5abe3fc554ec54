package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.AggregateModifiers;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.Operation.BinaryOperator;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameScope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * {@code SELECT WITH AGGREGATION_THRESHOLD}: of the groups only those are shown that enough
 * different values of the privacy unit's column contribute to. Source: "Query syntax",
 * AGGREGATION_THRESHOLD clause.
 */
final class AggregationThreshold {

  private static final String NAME = "AGGREGATION_THRESHOLD";
  private static final String THRESHOLD = "threshold";
  private static final String UNIT = "privacy_unit_column";

  private final Analysis analysis;
  private final StatementContext context;
  private final Select select;
  private final Map<String, OptionEntry> options = new HashMap<>();

  private AggregationThreshold(Analysis analysis, Select select, Select.Modifier modifier) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.select = select;
    modifier.options().forEach(this::add);
  }

  /** The threshold of a SELECT that has one. Any other {@code SELECT WITH} is refused. */
  static Optional<AggregationThreshold> of(Analysis analysis, Select select) {
    return select
        .with()
        .map(modifier -> {
          String name = modifier.name().name().toUpperCase(Locale.ROOT);
          return switch (name) {
            case NAME -> new AggregationThreshold(analysis, select, modifier);
            case "DIFFERENTIAL_PRIVACY" ->
                throw analysis.context.unsupported(modifier, "SELECT WITH " + name);
            default ->
                throw analysis.context.error(
                    modifier.name(),
                    "Invalid identifier after SELECT WITH; expected DIFFERENTIAL_PRIVACY,"
                        + " AGGREGATION_THRESHOLD but got: %s",
                    modifier.name().name());
          };
        });
  }

  private void add(OptionEntry option) {
    String name = option.name().name().toLowerCase(Locale.ROOT);
    switch (name) {
      case THRESHOLD, UNIT -> {}
      case "max_groups_contributed", "max_rows_contributed" ->
          throw context.unsupported(option, "The aggregation threshold option " + name);
      default ->
          throw context.error(
              option, "Unknown aggregation threshold option: %s", option.name().name());
    }
    if (options.putIfAbsent(name, option) != null) {
      throw context.error(
          option, "Duplicate aggregation threshold option specified for '%s'", name);
    }
  }

  /** Refuses what has no groups to hide. */
  void check() {
    if (select.from().isEmpty()) {
      throw context.error(select, "SELECT without FROM clause cannot specify WITH %s", NAME);
    }
    if (select.distinct()) {
      throw context.error(select, "SELECT WITH %s does not support DISTINCT", NAME);
    }
  }

  /** The condition on the groups. */
  RexNode condition(ExpressionContext place, boolean grouped) {
    if (!grouped) {
      throw context.error(
          select.items().getFirst(),
          "You must use GROUP BY or aggregation function in a SELECT WITH %s query, but it was absent",
          NAME);
    }
    OptionEntry unit =
        Optional.ofNullable(options.get(UNIT))
            .orElseThrow(() ->
                context.error(
                    select,
                    "A SELECT WITH %s query must query data with a specified privacy unit column",
                    NAME));
    if (!(unit.value() instanceof Access.Path)) {
      throw context.error(unit.value(), "Aggregation threshold option must be a path expression");
    }
    Expression units = countDistinct(unit.value());
    Span span = units.span();
    return analysis.expressions.analyze(
        new Operation.Binary(span, BinaryOperator.GREATER_OR_EQUAL, span, units, threshold()),
        place);
  }

  private Expression threshold() {
    OptionEntry option =
        Optional.ofNullable(options.get(THRESHOLD))
            .orElseThrow(() ->
                context.error(select, "A SELECT WITH %s query must specify a threshold", NAME));
    RexNode value =
        analysis.expressions.analyze(
            option.value(), ExpressionContext.scalar(NameScope.EMPTY, "OPTIONS clause"));
    if (!Coercion.coerces(value, ScalarType.INT64)) {
      throw context.error(
          option.value(),
          "Aggregation threshold option %s value has type %s which cannot be coerced to expected type"
              + " INT64",
          THRESHOLD,
          Rex.typeOf(value));
    }
    RexNode coerced = context.coerce(value, ScalarType.INT64);
    boolean valid =
        Rex.asLiteral(coerced)
            .filter(literal ->
                literal.value() instanceof Value.Int64(long n) && n >= 1 && n <= Integer.MAX_VALUE)
            .isPresent();
    if (!valid) {
      throw context.error(
          option.value(), "threshold must be an INT64 literal between 1 and 2147483647");
    }
    return option.value();
  }

  private static FunctionCall countDistinct(Expression unit) {
    Span span = unit.span();
    return new FunctionCall(
        span,
        new PathName(span, List.of(new Identifier(span, "COUNT", false))),
        false,
        true,
        List.of(new Argument.Value(span, unit, Optional.empty())),
        AggregateModifiers.DISTINCT,
        Optional.empty(),
        Optional.empty());
  }
}
