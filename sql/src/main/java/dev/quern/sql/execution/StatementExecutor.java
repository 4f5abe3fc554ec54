package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementResult.Planned;
import dev.quern.domain.statement.StatementResult.Rows;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.AnalyzedExpression;
import dev.quern.sql.analyzer.Analyzer;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TypeExpression;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.PartialQuery;
import dev.quern.sql.render.RenderedExpressions;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.DataMovement;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.duckdb.StaleTableException;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.table.Conflicts;
import dev.quern.storage.table.WriteQueue;
import dev.quern.types.geography.GeographyForms;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs one statement at a time, on a connection of its own or in the open transaction of its
 * session. Stateless; safe for use by many threads.
 */
public final class StatementExecutor {

  private final Catalog catalog;
  private final EngineQueries engine;
  private final JavaTables javaTables;
  private final JobListing jobs;
  private final BytesRead bytes;
  private final ChangeExecutor changes;
  private final WriteQueue writeQueue;
  private final AnalysisInputs inputs;
  private final DataExecutor data;
  private final DataMover mover;
  private final AccessRules rules;
  private final PreparedStatements statements = new PreparedStatements();

  /** An executor over the engine that holds the catalog's tables. */
  public StatementExecutor(
      Catalog catalog,
      Engine database,
      JobListing jobs,
      DataMover mover,
      InstantSource clock,
      ForeignFunctions foreign,
      AccessRules rules) {
    this.rules = rules;
    this.data = new DataExecutor(mover);
    this.mover = mover;
    this.catalog = catalog;
    this.javaTables = database.javaTables();
    this.jobs = jobs;
    this.engine = new EngineQueries(database.connections(), database.kernels());
    this.bytes = new BytesRead(catalog);
    this.changes = new ChangeExecutor(database, engine);
    this.writeQueue = database.writeQueue();
    this.inputs = new AnalysisInputs(clock, rules, foreign, this::constant);
  }

  /** A session for one script. */
  public EngineSession openSession(StatementRequest request) {
    return new EngineSession(catalog, engine, request.projectId(), request.location());
  }

  /**
   * Runs a statement by itself.
   *
   * @param sql the text that the statement was parsed from
   */
  public StatementResult run(
      String sql, Statement statement, StatementRequest request, Cancellation cancellation) {
    try (EngineSession session = openSession(request)) {
      StatementInput input = new StatementInput(sql, request, ScriptNames.NONE);
      return run(statement, input, session, cancellation);
    }
  }

  /** The rules by which callers see and change data. */
  public AccessRules rules() {
    return rules;
  }

  /**
   * Runs a statement; again from its analysis when another one changed the same rows or tables
   * under its hands. Inside a transaction its rows must be read before the next one runs.
   */
  public StatementResult run(
      Statement statement, StatementInput input, EngineSession session, Cancellation cancellation) {
    if (session.inTransaction()) {
      return runOnce(statement, input, session, cancellation);
    }
    return Conflicts.retry(() -> {
      cancellation.check();
      CatalogView view = session.view();
      try {
        return runOnce(statement, input, session, cancellation);
      } catch (StaleTableException e) {
        if (catalog.hasChangedSince(view)) {
          throw new EngineConflictException();
        }
        throw e;
      }
    });
  }

  private StatementResult runOnce(
      Statement statement, StatementInput input, EngineSession session, Cancellation cancellation) {
    try (StatementTables tables = tables(input)) {
      CatalogView view = session.view();
      AnalysisOptions options = inputs.options(input, tables);
      PreparedStatement prepared =
          prepare(statement, input, view, options, session.inTransaction());
      AnalyzedStatement analyzed = prepared.analyzed();
      session.requireAllowed(analyzed);
      StatementRights.require(analyzed, options.rights(), view);
      requireInLocation(analyzed, input.request(), view);
      long processed = bytes.of(prepared.columns());
      requireWithinBudget(processed, input.request());
      Optional<BooleanSupplier> unchanged =
          prepared
              .definitions()
              .filter(_ -> !session.inTransaction())
              .flatMap(definitions -> ReadState.of(definitions, catalog));
      StatementResult.Outcome outcome =
          input.request().dryRun()
              ? planned(analyzed)
              : run(prepared, input, tables, session, cancellation);
      return prepared.result(outcome, processed, session.transactionId()).withUnchanged(unchanged);
    }
  }

  private static void requireWithinBudget(long processed, StatementRequest request) {
    long billed = StatementResult.bytesBilled(processed);
    long limit = request.options().maximumBytesBilled().orElse(Long.MAX_VALUE);
    if (billed > limit) {
      throw new BigQueryException(
          ErrorReason.BYTES_BILLED_LIMIT_EXCEEDED,
          "Query exceeded limit for bytes billed: %d. %d or higher required."
              .formatted(limit, billed));
    }
  }

  /** With rules of access a text means what its views and routines are authorized for. */
  private PreparedStatement prepare(
      Statement statement,
      StatementInput input,
      CatalogView view,
      AnalysisOptions options,
      boolean inTransaction) {
    Supplier<PreparedStatement> preparation =
        () ->
            PreparedStatement.of(
                Analyzer.analyze(input.sql(), statement, view, options),
                options,
                view,
                input.isWhole() && input.request().options().speculative());
    return rules.isEnforced() || inTransaction
        ? preparation.get()
        : statements.get(input, view, preparation);
  }

  private StatementTables tables(StatementInput input) {
    return new StatementTables(
        catalog, javaTables, jobs, mover, input.request().options().tables());
  }

  /** When the client has named a location, the data of others is not found. */
  private static void requireInLocation(
      AnalyzedStatement analyzed, StatementRequest request, CatalogView view) {
    if (!request.options().pinned()) {
      return;
    }
    for (TableReference table : analyzed.referencedTables()) {
      view.dataset(table.dataset())
          .filter(dataset -> !dataset.location().equalsIgnoreCase(request.location()))
          .ifPresent(dataset -> {
            throw new BigQueryException(
                ErrorReason.NOT_FOUND,
                "Not found: Dataset %s was not found in location %s"
                    .formatted(dataset.reference(), request.location()));
          });
    }
  }

  private StatementResult.Outcome run(
      PreparedStatement prepared,
      StatementInput input,
      StatementTables tables,
      EngineSession session,
      Cancellation cancellation) {
    return switch (prepared.analyzed()) {
      case AnalyzedStatement.QueryStatement query ->
          session.inTransaction()
              ? query(query, tables, session, cancellation)
              : rows(engine.query(prepared.query().get(), query.schema(), cancellation), tables);
      case ChangeStatement change -> changes.run(change, session, cancellation);
      case DataMovement.ExportData export -> export(export, tables, session, cancellation);
      case DataMovement.LoadData load -> {
        if (load.temporary()) {
          session.ensureTemporaryTables();
        }
        yield data.load(load, input.request().caller(), cancellation);
      }
      case DefinitionStatement definition ->
          new DefinitionExecutor(session, writeQueue, engine, mover).run(definition, cancellation);
    };
  }

  /**
   * A query as one that runs on parts of a table, if it is of that kind.
   *
   * @param sql the text that the statement was parsed from
   */
  public Optional<TableScan> scan(String sql, Statement statement, StatementRequest request) {
    StatementInput input = new StatementInput(sql, request, ScriptNames.NONE);
    try (EngineSession session = openSession(request);
        StatementTables tables = tables(input)) {
      AnalyzedStatement analyzed =
          Analyzer.analyze(sql, statement, session.view(), inputs.options(input, tables));
      session.requireAllowed(analyzed);
      return analyzed instanceof AnalyzedStatement.QueryStatement query
          ? PartialQuery.of(query.relation())
              .map(part ->
                  new TableScan(
                      engine.ready(part.query()),
                      query.schema(),
                      part.table(),
                      part.isFiltered(),
                      bytes.of(BytesRead.columns(query))))
          : Optional.empty();
    }
  }

  /**
   * Evaluates an expression of a script.
   *
   * @param target the type it is converted to; its own when empty
   */
  public Evaluated evaluate(
      Expression expression,
      Optional<SqlType> target,
      StatementInput input,
      EngineSession session,
      Cancellation cancellation) {
    try (StatementTables tables = tables(input)) {
      AnalysisOptions options = inputs.options(input, tables);
      CatalogView view = session.view();
      AnalyzedExpression analyzed =
          Analyzer.analyzeExpression(input.sql(), expression, target, view, options);
      Optional<PreparedStatement> query =
          analyzed
              .query()
              .filter(read -> !read.referencedTables().isEmpty())
              .map(read -> PreparedStatement.of(read, options, view, false));
      return new Evaluated(
          value(analyzed, session, cancellation),
          query.map(read ->
              read.result(
                  new StatementResult.Done(), bytes.of(read.columns()), session.transactionId())));
    }
  }

  /** A value as one of another type; empty when it does not coerce to that. */
  public Optional<Value> convert(
      Value value,
      SqlType target,
      StatementInput input,
      EngineSession session,
      Cancellation cancellation) {
    try (StatementTables tables = tables(input)) {
      return Analyzer.analyzeConversion(
              value, target, session.view(), inputs.options(input, tables))
          .map(analyzed -> value(analyzed, session, cancellation));
    }
  }

  /**
   * The engine's expressions for what columns hold that are given no value. They may be computed
   * from now on, in every statement that begins a transaction, anew for each row.
   */
  public List<String> defaults(List<SchemaField> columns, StatementRequest request) {
    return engine.ready(defaultExpressions(columns, request));
  }

  /** So many rows of what columns hold that are given no value. */
  public RowStream defaults(List<SchemaField> columns, long rows, StatementRequest request) {
    return engine.query(
        defaultExpressions(columns, request).ofRows(rows),
        new TableSchema(columns),
        new Cancellation());
  }

  private RenderedExpressions defaultExpressions(
      List<SchemaField> columns, StatementRequest request) {
    StatementInput input = new StatementInput("", request, ScriptNames.NONE);
    try (StatementTables tables = tables(input)) {
      return DuckDbRenderer.expressions(
          Analyzer.analyzeDefaults(columns, catalog.view(), inputs.options(input, tables)));
    }
  }

  /** The type that a declaration names. */
  public SqlType type(TypeExpression type, StatementInput input, EngineSession session) {
    try (StatementTables tables = tables(input)) {
      return Analyzer.analyzeType(input.sql(), type, session.view(), inputs.options(input, tables));
    }
  }

  /** The procedure that a path names. */
  public Optional<Routine> procedure(PathName name, StatementInput input, EngineSession session) {
    try (StatementTables tables = tables(input)) {
      AnalysisOptions options = inputs.options(input, tables);
      Optional<Routine> found = Analyzer.findProcedure(input.sql(), name, session.view(), options);
      found.ifPresent(routine ->
          options
              .rights()
              .require(
                  session.view(),
                  Permission.GET_ROUTINE,
                  new Securable.OfRoutine(routine.reference())));
      return found;
    }
  }

  /** A table as a session sees it. */
  public Optional<Table> table(TableReference reference, EngineSession session) {
    return session.view().table(reference);
  }

  private static Planned planned(AnalyzedStatement analyzed) {
    TableSchema schema =
        switch (analyzed) {
          case AnalyzedStatement.QueryStatement query -> query.schema();
          case ChangeStatement change -> change.target().schema();
          case DataMovement _ -> TableSchema.EMPTY;
          case DefinitionStatement.CreateTable create -> create.schema();
          case DefinitionStatement.CreateView create -> create.schema();
          case DefinitionStatement _ -> TableSchema.EMPTY;
        };
    return new Planned(
        schema,
        analyzed instanceof DefinitionStatement.CreateTable create
            ? Optional.of(
                new StatementResult.Defined(
                    "CREATE", Optional.of(create.reference()), Optional.empty(), Optional.empty()))
            : Optional.empty());
  }

  private StatementResult.Outcome export(
      DataMovement.ExportData export,
      StatementTables tables,
      EngineSession session,
      Cancellation cancellation) {
    ExportOptions options = DataExecutor.exportOptions(export.options());
    Rows rows = query(export.query(), tables, session, cancellation);
    return data.export(rows.rows(), options, cancellation);
  }

  private Rows query(
      AnalyzedStatement.QueryStatement query,
      StatementTables tables,
      EngineSession session,
      Cancellation cancellation) {
    return rows(engine.query(query.relation(), query.schema(), session, cancellation), tables);
  }

  private static Rows rows(RowStream rows, StatementTables tables) {
    return new Rows(NonNullElements.checked(tables.keptBy(rows)));
  }

  /** The value of an expression that a statement needs before it runs. */
  private Value constant(RenderedQuery query, SqlType type) {
    try (RowStream rows = engine.query(query, single(type), new Cancellation())) {
      return first(rows);
    }
  }

  private Value value(
      AnalyzedExpression expression, EngineSession session, Cancellation cancellation) {
    if (expression.literal().isPresent()) {
      return expression.literal().get();
    }
    Relation query = expression.query().orElseThrow().relation();
    try (RowStream rows = engine.query(query, single(expression.type()), session, cancellation)) {
      return first(rows);
    }
  }

  private static TableSchema single(SqlType type) {
    return new TableSchema(List.of(SchemaField.of("value", type)));
  }

  private static Value first(RowStream rows) {
    return GeographyForms.VALUES.read(rows.next().orElseThrow().column(0), 0);
  }
}
