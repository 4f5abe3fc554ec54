package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.Span;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionRegistry;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/**
 * What the analysis of one statement shares; also that of a view's query, whose positions are in a
 * text of its own.
 */
final class StatementContext {

  private final String sql;
  private final CatalogView catalog;
  private final AnalysisOptions options;
  private final PlanBuilder plan;
  private final PartitionFilters filters;
  private final ColumnRefusals refusals;
  private final Variance variance;
  private final Set<TableReference> referencedTables;
  private final Set<RoutineReference> referencedRoutines;
  private final RoutineFrame frame;
  private final LiteralCoercions literals = new LiteralCoercions(this);

  StatementContext(String sql, CatalogView catalog, AnalysisOptions options) {
    this(sql, catalog, options, new PlanBuilder(StatementContext::anyValue));
  }

  private StatementContext(
      String sql, CatalogView catalog, AnalysisOptions options, PlanBuilder plan) {
    this(
        sql,
        catalog,
        options,
        plan,
        new PartitionFilters(plan),
        new ColumnRefusals(),
        new Variance(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        RoutineFrame.NONE);
  }

  private StatementContext(
      String sql,
      CatalogView catalog,
      AnalysisOptions options,
      PlanBuilder plan,
      PartitionFilters filters,
      ColumnRefusals refusals,
      Variance variance,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines,
      RoutineFrame frame) {
    this.sql = sql;
    this.catalog = catalog;
    this.options = options;
    this.plan = plan;
    this.filters = filters;
    this.refusals = refusals;
    this.variance = variance;
    this.referencedTables = referencedTables;
    this.referencedRoutines = referencedRoutines;
    this.frame = frame;
  }

  private static AggregateFunctionOperator anyValue(SqlType type) {
    FunctionDefinition anyValue = FunctionRegistry.bigQuery().get("ANY_VALUE");
    return new AggregateFunctionOperator(anyValue, anyValue.overloads().getFirst(), type);
  }

  /** The context for another text that is part of the same statement. */
  StatementContext nested(String text, AnalysisOptions nestedOptions) {
    return nested(text, nestedOptions, RoutineFrame.NONE.within(frame));
  }

  /** The same for the body of a routine. */
  StatementContext nested(String text, AnalysisOptions nestedOptions, RoutineFrame called) {
    return new StatementContext(
        text,
        catalog,
        nestedOptions,
        plan,
        filters,
        refusals,
        variance,
        referencedTables,
        referencedRoutines,
        called);
  }

  /** The routine whose body this is. */
  RoutineFrame frame() {
    return frame;
  }

  /** What a name stands for that is no column: an argument of the routine, or a variable. */
  Optional<RexNode> constant(String name) {
    return frame.argument(name).or(() -> options.script().variable(name).map(this::variable));
  }

  /** The names of variables, for suggestions; GoogleSQL suggests no arguments. */
  Stream<String> constantNames() {
    return options.script().variables();
  }

  /** A variable's value in an expression: it converts as its type does. */
  private RexNode variable(Value value) {
    return Rex.literal(value, true);
  }

  String sql() {
    return sql;
  }

  /** A part of the text. */
  String text(Span span) {
    return span.of(sql);
  }

  CatalogView catalog() {
    return catalog;
  }

  AnalysisOptions options() {
    return options;
  }

  /** The conditions on partitions that tables demand. */
  PartitionFilters filters() {
    return filters;
  }

  /** The columns that the caller may not read. */
  ColumnRefusals refusals() {
    return refusals;
  }

  /** Whether the statement may give other rows the next time. */
  Variance variance() {
    return variance;
  }

  /** When the statement runs, microseconds since the epoch. */
  long statementTime() {
    variance.add();
    return options.statementTime();
  }

  PlanBuilder plan() {
    return plan;
  }

  /**
   * A query parameter's value in an expression: a literal to the engine, but what it may become is
   * decided by its type.
   */
  RexNode parameter(Value value) {
    return Rex.literal(value, !coercesAsLiteral(value));
  }

  /**
   * Source: "Conversion rules", Parameter coercion: only STRING parameters coerce to more than
   * their type does.
   */
  private static boolean coercesAsLiteral(Value value) {
    return value.type() == ScalarType.STRING;
  }

  /** Whether an expression is a parameter without a value. */
  boolean isUndeclared(RexNode expression) {
    return options.parameters() instanceof QueryParameters.Inferred(var _, var undeclared)
        && undeclared.contains(expression);
  }

  /** Takes note of what an expression becomes, which may be a parameter without a type. */
  void becomes(RexNode expression, SqlType type) {
    if (options.parameters() instanceof QueryParameters.Inferred(var _, var undeclared)) {
      undeclared.note(expression, type);
    }
  }

  /** Conversions of literals. */
  LiteralCoercions literals() {
    return literals;
  }

  /** The expression converted to a type it coerces to. */
  RexNode coerce(RexNode expression, SqlType target) {
    return literals.coerce(expression, target);
  }

  FunctionRegistry functions() {
    return FunctionRegistry.bigQuery();
  }

  Set<TableReference> referencedTables() {
    return referencedTables;
  }

  Set<RoutineReference> referencedRoutines() {
    return referencedRoutines;
  }

  /** An error of the query, located where a node starts. */
  BigQueryException error(Node node, String message, Object... arguments) {
    return error(node.span(), message, arguments);
  }

  /** An error of the query, located where a span starts. */
  BigQueryException error(Span span, String message, Object... arguments) {
    Object[] printed =
        Arrays.stream(arguments)
            .map(argument -> argument instanceof SqlType type ? TypeNames.brief(type) : argument)
            .toArray();
    String text = printed.length == 0 ? message : message.formatted(printed);
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", text + " at " + span.in(sql));
  }

  /** Where the keyword stands that leads a clause. */
  Span keywordBefore(Span clause, String keyword) {
    int at = sql.toUpperCase(Locale.ROOT).lastIndexOf(keyword, clause.start());
    return at < 0 ? clause : new Span(at, at + keyword.length());
  }

  /** Where a symbol stands behind a place. */
  Span symbolBehind(int place, String symbol) {
    int at = sql.indexOf(symbol, place);
    return new Span(at, at + symbol.length());
  }

  /** Where the text goes on at a place but for white space. */
  Span wordFrom(int place) {
    int at = place;
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return new Span(at, at);
  }

  /** The error that Quern leaves a feature out on purpose. */
  BigQueryException unsupported(Node node, String feature) {
    return error(node, "%s is not supported by Quern; see docs/reference/divergences.md", feature);
  }
}
