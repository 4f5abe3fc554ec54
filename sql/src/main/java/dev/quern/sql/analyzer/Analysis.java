package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Statement;

/** The analyzers of one statement, which call each other. */
final class Analysis {

  final StatementContext context;
  final LiteralAnalyzer literals;
  final TypeAnalyzer types;
  final FunctionCalls functions;
  final Casts casts;
  final AccessAnalyzer access;
  final OperationAnalyzer operations;
  final SpecialFormAnalyzer specialForms;
  final IntervalAnalyzer intervals;
  final ConstructorAnalyzer constructors;
  final CallAnalyzer calls;
  final LambdaCalls lambdas;
  final RoutineCalls routines;
  final AggregateAnalyzer aggregates;
  final WindowAnalyzer windows;
  final ExpressionAnalyzer expressions;
  final QueryAnalyzer queries;
  final FromAnalyzer from;
  final TableAnalyzer tables;
  final RowAccess rowAccess;
  final ColumnProtection protection;
  final StoredTableAnalyzer stored;
  final Constants constants;
  final OptionAnalyzer options;
  final ListExpansion lists;
  final SystemTimes times;
  final PipeAnalyzer pipes;
  final TableFunctionAnalyzer tableFunctions;
  final TableOperatorAnalyzer tableOperators;
  final RecursiveReferences recursion;

  Analysis(StatementContext context) {
    this.context = context;
    this.literals = new LiteralAnalyzer(context);
    this.types = new TypeAnalyzer(context);
    this.functions = new FunctionCalls(context);
    this.casts = new Casts(this);
    this.access = new AccessAnalyzer(this);
    this.operations = new OperationAnalyzer(this);
    this.specialForms = new SpecialFormAnalyzer(this);
    this.intervals = new IntervalAnalyzer(this);
    this.constructors = new ConstructorAnalyzer(this);
    this.calls = new CallAnalyzer(this);
    this.lambdas = new LambdaCalls(this);
    this.routines = new RoutineCalls(this);
    this.aggregates = new AggregateAnalyzer(this);
    this.windows = new WindowAnalyzer(this);
    this.expressions = new ExpressionAnalyzer(this);
    this.queries = new QueryAnalyzer(this);
    this.from = new FromAnalyzer(this);
    this.tables = new TableAnalyzer(this);
    this.rowAccess = new RowAccess(context);
    this.protection = new ColumnProtection(this);
    this.stored = new StoredTableAnalyzer(this);
    this.constants = new Constants(this);
    this.options = new OptionAnalyzer(this);
    this.lists = new ListExpansion(this);
    this.times = new SystemTimes(this);
    this.pipes = new PipeAnalyzer(this);
    this.tableFunctions = new TableFunctionAnalyzer(this);
    this.tableOperators = new TableOperatorAnalyzer(this);
    this.recursion = new RecursiveReferences(context);
  }

  /** The query that a statement must be, for texts that hold one. */
  Query query(Statement statement) {
    if (statement instanceof Statement.QueryStatement query) {
      return query.query();
    }
    throw context.error(statement, "Expected a query");
  }
}
