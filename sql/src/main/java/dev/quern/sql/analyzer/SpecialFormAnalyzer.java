package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/** CASE, CAST, EXTRACT and other expressions with a syntax of their own. */
final class SpecialFormAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  SpecialFormAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(SpecialForm form, ExpressionContext place) {
    return switch (form) {
      case SpecialForm.Case conditional -> conditional(conditional, place);
      case SpecialForm.Cast cast -> cast(cast, place);
      case SpecialForm.Extract extract -> extract(extract, place);
      case SpecialForm.Interval interval -> analysis.intervals.analyze(interval, place);
      case SpecialForm.With with -> with(with, place);
      case SpecialForm.ReplaceFields _ ->
          throw context.error(form, "REPLACE_FIELDS() is not supported");
      case SpecialForm.IsLabeled _ ->
          throw context.error(form, "IS LABELED is only supported in graph queries");
    };
  }

  private RexNode conditional(SpecialForm.Case form, ExpressionContext place) {
    Optional<RexNode> operand = form.operand().map(o -> analysis.expressions.analyze(o, place));
    List<RexNode> conditions = new ArrayList<>();
    List<RexNode> results = new ArrayList<>();
    for (SpecialForm.When when : form.whens()) {
      conditions.add(analysis.expressions.analyze(when.condition(), place));
      results.add(analysis.expressions.analyze(when.result(), place));
    }
    results.add(
        form.otherwise()
            .map(e -> analysis.expressions.analyze(e, place))
            .orElseGet(() -> Rex.literal(new Value.Null(ScalarType.INT64))));
    List<RexNode> tests =
        operand.isPresent()
            ? comparisons(form, operand.get(), conditions, results)
            : booleans(form, conditions, results);
    SqlType type =
        Supertypes.of(results)
            .orElseThrow(() ->
                operand
                    .map(o -> noCommonOperand(form, o, conditions, results))
                    .orElseGet(() -> noCommonResult(form, conditions, results)));
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      operands.add(tests.get(i));
      operands.add(context.coerce(results.get(i), type));
    }
    operands.add(context.coerce(results.getLast(), type));
    return Rex.caseWhen(type, operands);
  }

  private List<RexNode> comparisons(
      SpecialForm.Case form, RexNode operand, List<RexNode> values, List<RexNode> results) {
    List<RexNode> compared = new ArrayList<>(List.of(operand));
    compared.addAll(values);
    SqlType type =
        Supertypes.of(compared).orElseThrow(() -> noCommonOperand(form, operand, values, results));
    if (!TypeTraits.supportsEquality(type)) {
      throw context.error(
          form.operand().orElseThrow(),
          "Argument 1 to CASE must support equality; Type %s does not",
          type);
    }
    boolean collated = values.stream().anyMatch(value -> Collation.of(value).text());
    RexNode coerced = context.coerce(operand, type);
    RexNode left = collated ? Rex.collate(coerced, Collation.CASE_INSENSITIVE) : coerced;
    return values.stream()
        .map(value ->
            analysis.functions.operator("$equal", form.span(), left, context.coerce(value, type)))
        .toList();
  }

  private List<RexNode> booleans(
      SpecialForm.Case form, List<RexNode> conditions, List<RexNode> results) {
    if (!conditions.stream().allMatch(c -> Coercion.coerces(c, ScalarType.BOOL))) {
      throw context.error(
          form,
          "No matching signature for operator CASE; all WHEN argument types must be BOOL but found: %s;"
              + " actual argument types (WHEN THEN) ELSE: %s",
          types(conditions),
          pairs(conditions, results));
    }
    return conditions.stream().map(c -> context.coerce(c, ScalarType.BOOL)).toList();
  }

  private RuntimeException noCommonOperand(
      SpecialForm.Case form, RexNode operand, List<RexNode> values, List<RexNode> results) {
    List<RexNode> all = new ArrayList<>(List.of(operand));
    for (int i = 0; i < values.size(); i++) {
      all.add(values.get(i));
      all.add(results.get(i));
    }
    all.add(results.getLast());
    return context.error(
        form, "No matching signature for operator CASE\n  Argument types: %s", types(all));
  }

  private RuntimeException noCommonResult(
      SpecialForm.Case form, List<RexNode> conditions, List<RexNode> results) {
    return context.error(
        form,
        "No matching signature for operator CASE; all THEN/ELSE arguments must be coercible to a common"
            + " type but found: %s; actual argument types (WHEN THEN) ELSE: %s",
        types(results.stream().filter(result -> !Rex.isUntypedNull(result)).toList()),
        pairs(conditions, results));
  }

  private static String types(List<RexNode> expressions) {
    return expressions.stream().map(SpecialFormAnalyzer::type).collect(Collectors.joining(", "));
  }

  private static String pairs(List<RexNode> conditions, List<RexNode> results) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      text.append('(').append(type(conditions.get(i))).append(' ');
      text.append(type(results.get(i))).append(") ");
    }
    return text.append(type(results.getLast())).toString();
  }

  private static String type(RexNode expression) {
    return Rex.isUntypedNull(expression) ? "NULL" : TypeNames.brief(Rex.typeOf(expression));
  }

  private RexNode cast(SpecialForm.Cast cast, ExpressionContext place) {
    RexNode value = analysis.expressions.analyze(cast.value(), place);
    SqlType target = analysis.types.analyze(cast.type());
    RexNode converted =
        cast.format().isPresent()
            ? analysis.casts.formatted(cast, value, target, place)
            : analysis.casts.convert(value, target, cast.safe(), cast.value());
    return analysis.casts.constrain(converted, analysis.types.limits(cast.type(), target));
  }

  private RexNode extract(SpecialForm.Extract extract, ExpressionContext place) {
    String part = analysis.calls.datePart(extract.part());
    RexNode value = analysis.expressions.analyze(extract.value(), place);
    Optional<RexNode> zone = extract.timeZone().map(z -> analysis.expressions.analyze(z, place));
    checkExtract(extract, part, value);
    int fraction = perMicrosecond(part, Rex.typeOf(value));
    if (fraction > 1) {
      return analysis.functions.operator(
          "$multiply",
          extract.span(),
          extracted(extract, "MICROSECOND", value, zone),
          Rex.int64(fraction));
    }
    return extracted(extract, part, value, zone);
  }

  /** How many of a part, finer than any value has, are a microsecond; 1 of other parts. */
  private static int perMicrosecond(String part, SqlType type) {
    boolean timestamp = type == ScalarType.TIMESTAMP;
    return switch (part) {
      case "NANOSECOND" ->
          timestamp
                  || type == ScalarType.DATETIME
                  || type == ScalarType.TIME
                  || type == ScalarType.INTERVAL
              ? 1_000
              : 1;
      case "PICOSECOND" -> timestamp ? 1_000_000 : 1;
      default -> 1;
    };
  }

  private RexNode extracted(
      SpecialForm.Extract extract, String part, RexNode value, Optional<RexNode> zone) {
    String function =
        switch (part) {
          case "DATE" -> "$extract_date";
          case "TIME" -> "$extract_time";
          case "DATETIME" -> "$extract_datetime";
          default -> "$extract";
        };
    List<RexNode> arguments = new ArrayList<>(List.of(value));
    if (function.equals("$extract")) {
      arguments.add(Rex.text(part));
    }
    zone.ifPresent(arguments::add);
    return analysis.functions.scalar(
        context.functions().get(function), arguments, extract.span(), false);
  }

  /** Refuses what no overload of EXTRACT refuses in GoogleSQL's words. */
  private void checkExtract(SpecialForm.Extract extract, String part, RexNode value) {
    SqlType type = Rex.typeOf(value);
    if (Rex.isUntypedNull(value)) {
      return;
    }
    if (type == ScalarType.STRING && Coercion.freedomOf(value) == Coercion.Freedom.LITERAL) {
      throw context.error(extract, "EXTRACT does not support literal STRING arguments");
    }
    boolean civil =
        type == ScalarType.DATE || type == ScalarType.DATETIME || type == ScalarType.TIME;
    if (civil && extract.timeZone().isPresent()) {
      throw context.error(extract, "EXTRACT from %s does not support AT TIME ZONE", type);
    }
    boolean supported =
        switch (part) {
          case "DATE", "TIME" -> type != ScalarType.DATE && type != ScalarType.TIME;
          case "DATETIME" -> type == ScalarType.TIMESTAMP;
          default -> true;
        };
    if (!supported) {
      throw context.error(extract, "EXTRACT from %s does not support the %s date part", type, part);
    }
  }

  private RexNode with(SpecialForm.With with, ExpressionContext place) {
    ExpressionContext inner = place;
    for (SpecialForm.Binding binding : with.bindings()) {
      RexNode value = analysis.expressions.analyze(binding.value(), inner);
      NameList names =
          new NameList.Builder()
              .target(binding.name().name(), new NameTarget.ExpressionTarget(value))
              .build();
      NameScope scope = inner.scope().inner(names);
      inner = inner.withScope(scope);
    }
    return analysis.expressions.analyze(with.result(), inner);
  }
}
