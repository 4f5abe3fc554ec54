package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.AccessStatement;
import dev.quern.sql.ast.AlterStatement;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.DataStatement;
import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.DropStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TypeExpression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.AnalyzedStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/** Analyzes statements against a catalog. Stateless. */
public final class Analyzer {

  private Analyzer() {}

  /**
   * Analyzes one statement.
   *
   * @param sql the text that the statement was parsed from, for positions in errors
   * @throws BigQueryException when the statement is not valid
   */
  public static AnalyzedStatement analyze(
      String sql, Statement statement, CatalogView catalog, AnalysisOptions options) {
    StatementContext context = new StatementContext(sql, catalog, options);
    AnalyzedStatement analyzed = analyze(statement, context);
    context.filters().check();
    context.refusals().check(analyzed.reading());
    return analyzed;
  }

  private static AnalyzedStatement analyze(Statement statement, StatementContext context) {
    Analysis analysis = new Analysis(context);
    return switch (statement) {
      case Statement.QueryStatement query -> query(analysis, query.query());
      case CreateStatement create -> new DdlAnalyzer(analysis).create(create);
      case DropStatement drop -> new DdlAnalyzer(analysis).drop(drop);
      case AlterStatement alter -> new DdlAnalyzer(analysis).alter(alter);
      case DataStatement data -> new DataMovementAnalyzer(analysis).analyze(data);
      case DmlStatement dml -> new DmlAnalyzer(analysis).analyze(dml);
      case AccessStatement access -> new AccessStatementAnalyzer(analysis).analyze(access);
      default -> throw context.unsupported(statement, words(context.text(statement.span())));
    };
  }

  /** The first two words of a statement, which say what it is. */
  private static String words(String statement) {
    return Stream.of(statement.strip().split("\\s+"))
        .limit(2)
        .map(word -> word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /**
   * Analyzes an expression of a script.
   *
   * @param target the type it is to have; its own when empty
   */
  public static AnalyzedExpression analyzeExpression(
      String sql,
      Expression expression,
      Optional<SqlType> target,
      CatalogView catalog,
      AnalysisOptions options) {
    Analysis analysis = new Analysis(new StatementContext(sql, catalog, options));
    StatementContext context = analysis.context;
    RexNode value =
        analysis.expressions.analyze(
            expression, ExpressionContext.scalar(NameScope.EMPTY, "scripting expression"));
    if (target.isPresent()) {
      if (!Coercion.coerces(value, target.get())) {
        throw context.error(
            expression,
            "Cannot coerce expression of type %s to type %s",
            Rex.typeOf(value),
            target.get());
      }
      value = context.coerce(value, target.get());
    }
    return computed(value, context);
  }

  /** The conversion of a value to a type that it coerces to; empty when it does not. */
  public static Optional<AnalyzedExpression> analyzeConversion(
      Value value, SqlType target, CatalogView catalog, AnalysisOptions options) {
    RexNode literal = Rex.literal(value, true);
    if (!Coercion.coerces(literal, target)) {
      return Optional.empty();
    }
    StatementContext context = new StatementContext("", catalog, options);
    return Optional.of(computed(context.coerce(literal, target), context));
  }

  private static AnalyzedExpression computed(RexNode value, StatementContext context) {
    SqlType type = Rex.typeOf(value);
    Optional<Value> literal = Rex.asLiteral(value).map(LiteralOperator::value);
    if (literal.isPresent()) {
      return new AnalyzedExpression(type, literal, Optional.empty());
    }
    Computed column = new Computed(context.plan().newColumn(type), value);
    Optional<Relation> relation =
        Optional.of(context.plan().project(context.plan().oneRow(), List.of(column)));
    context.refusals().check(relation);
    return new AnalyzedExpression(
        type,
        Optional.empty(),
        relation.map(query ->
            new AnalyzedStatement.QueryStatement(
                query,
                new TableSchema(List.of(SchemaField.of("value", type))),
                context.referencedTables(),
                context.referencedRoutines(),
                false)));
  }

  /** One row of what columns hold that are given no value. */
  public static Relation analyzeDefaults(
      List<SchemaField> columns, CatalogView catalog, AnalysisOptions options) {
    Analysis analysis = new Analysis(new StatementContext("", catalog, options));
    ColumnValues values = new ColumnValues(analysis);
    PlanBuilder plan = analysis.context.plan();
    List<Computed> computed = new ArrayList<>();
    for (SchemaField column : columns) {
      RexNode value = values.defaultOf(column);
      computed.add(new Computed(plan.newColumn(value), value));
    }
    return plan.project(plan.oneRow(), computed);
  }

  /** The type that a declaration names. */
  public static SqlType analyzeType(
      String sql, TypeExpression type, CatalogView catalog, AnalysisOptions options) {
    return new TypeAnalyzer(new StatementContext(sql, catalog, options)).analyze(type);
  }

  /** The procedure that a path names. */
  public static Optional<Routine> findProcedure(
      String sql, PathName name, CatalogView catalog, AnalysisOptions options) {
    return new RoutineNames(new StatementContext(sql, catalog, options))
        .find(name, Set.of(Routine.Kind.PROCEDURE));
  }

  static AnalyzedStatement.QueryStatement query(Analysis analysis, Query query) {
    QueryResult result = spread(analysis, analysis.queries.analyze(query, NameScope.EMPTY));
    return new AnalyzedStatement.QueryStatement(
        analysis
            .context
            .plan()
            .select(result.relation(), result.columns().stream().map(NamedColumn::column).toList()),
        schemaOf(result, Optional.empty(), query, analysis.context),
        analysis.context.referencedTables(),
        analysis.context.referencedRoutines(),
        !analysis.context.variance().isFound());
  }

  /** A query whose rows are structs has their fields for columns. */
  static QueryResult spread(Analysis analysis, QueryResult result) {
    if (result.names().valueTable().isEmpty()
        || !(result.columns().getFirst().column().type() instanceof StructType struct)) {
      return result;
    }
    RexNode value = Rex.column(result.columns().getFirst().column());
    List<Computed> fields = new ArrayList<>();
    List<NamedColumn> columns = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      RexNode field = Rex.field(value, i);
      Column column = analysis.context.plan().newColumn(field);
      fields.add(new Computed(column, field));
      columns.add(NamedColumn.of(struct.fields().get(i).name(), column));
    }
    return QueryResult.of(
        analysis.context.plan().project(result.relation(), fields), NameList.of(columns));
  }

  /**
   * The schema of a query's result.
   *
   * @param made the statement that makes a table or view of the query, whose columns must all have
   *     names then
   */
  static TableSchema schemaOf(
      QueryResult query, Optional<String> made, Node location, StatementContext context) {
    List<NamedColumn> columns = new ArrayList<>(query.columns());
    if (query.names().valueTable().isPresent()
        && columns.getFirst().column().type() instanceof StructType struct) {
      columns.clear();
      struct.fields().forEach(f -> columns.add(NamedColumn.of(f.name(), new Column(0, f.type()))));
    }
    List<String> names = columns.stream().map(NamedColumn::name).toList();
    if (made.isPresent() && names.contains("")) {
      throw context.error(
          location,
          "%s columns must be named, but column %d has no name",
          made.get(),
          names.indexOf("") + 1);
    }
    List<String> output =
        AnalyzedStatement.outputNames(names, made.isPresent() || context.options().intoTable());
    Set<String> seen = new HashSet<>();
    List<SchemaField> fields = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      if (!seen.add(output.get(i).toLowerCase(Locale.ROOT))) {
        if (made.isPresent()) {
          throw context.error(
              location, "%s has columns with duplicate name %s", made.get(), output.get(i));
        }
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Duplicate column names in the result are not supported when a destination table is present."
                + " Found duplicate(s): "
                + output.get(i));
      }
      Column column = columns.get(i).column();
      fields.add(
          Collations.described(SchemaField.of(output.get(i), column.type()), column.collation()));
    }
    return new TableSchema(fields);
  }
}
