package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.QueryParameter;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementResult.Planned;
import dev.quern.domain.statement.StatementResult.Rows;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.Analyzer;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.QueryParameters;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.duckdb.StaleTableException;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.table.Conflicts;
import dev.quern.storage.vector.VectorValues;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one statement at a time, each on a connection of its own. Stateless; safe for use by many
 * threads.
 */
public final class StatementExecutor {

  private final Catalog catalog;
  private final EngineQueries engine;
  private final InstantSource clock;
  private final JavaTables javaTables;
  private final JobListing jobs;
  private final ChangeExecutor changes;
  private final DefinitionExecutor definitions;

  /** An executor over the engine that holds the catalog's tables. */
  public StatementExecutor(Catalog catalog, Engine database, JobListing jobs, InstantSource clock) {
    this.catalog = catalog;
    this.javaTables = database.javaTables();
    this.jobs = jobs;
    this.engine = new EngineQueries(database.connections(), database.kernels());
    this.clock = clock;
    this.changes = new ChangeExecutor(database, engine);
    this.definitions = new DefinitionExecutor(catalog, database.writeQueue(), engine);
  }

  /**
   * Runs a statement; again from its analysis when another one changed the same rows or tables
   * under its hands.
   *
   * @param sql the text that the statement was parsed from
   */
  public StatementResult run(
      String sql, Statement statement, StatementRequest request, Cancellation cancellation) {
    return Conflicts.retry(() -> {
      cancellation.check();
      CatalogView view = catalog.view();
      try (StatementTables tables = new StatementTables(catalog, javaTables, jobs)) {
        return run(sql, statement, request, tables, cancellation, view);
      } catch (StaleTableException e) {
        if (catalog.hasChangedSince(view)) {
          throw new EngineConflictException();
        }
        throw e;
      }
    });
  }

  private StatementResult run(
      String sql,
      Statement statement,
      StatementRequest request,
      StatementTables tables,
      Cancellation cancellation,
      CatalogView view) {
    AnalyzedStatement analyzed = Analyzer.analyze(sql, statement, view, options(request, tables));
    String type = StatementTypes.of(analyzed);
    StatementResult.Outcome outcome =
        request.dryRun()
            ? planned(analyzed)
            : switch (analyzed) {
              case AnalyzedStatement.QueryStatement query -> query(query, tables, cancellation);
              case ChangeStatement change -> changes.run(change, cancellation);
              case DefinitionStatement definition -> definitions.run(definition, cancellation);
            };
    return new StatementResult(type, outcome, List.copyOf(analyzed.referencedTables()), 0);
  }

  private AnalysisOptions options(StatementRequest request, MetadataSource metadata) {
    return new AnalysisOptions(
        request.projectId(),
        request.defaultDataset(),
        request.timeZone().orElse("UTC"),
        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
        request.caller(),
        request.location(),
        parameters(request.parameters()),
        this::constant,
        ScriptNames.NONE,
        ForeignFunctions.NONE,
        metadata);
  }

  private static QueryParameters parameters(List<QueryParameter> parameters) {
    if (parameters.isEmpty()) {
      return QueryParameters.NONE;
    }
    if (parameters.getFirst().name().isEmpty()) {
      return new QueryParameters.Positional(
          parameters.stream().map(QueryParameter::value).toList());
    }
    Map<String, Value> named = new HashMap<>();
    parameters.forEach(parameter -> named.put(parameter.name(), parameter.value()));
    return new QueryParameters.Named(named);
  }

  private static Planned planned(AnalyzedStatement analyzed) {
    TableSchema schema =
        switch (analyzed) {
          case AnalyzedStatement.QueryStatement query -> query.schema();
          case ChangeStatement change -> change.target().schema();
          case DefinitionStatement.CreateTable create -> create.schema();
          case DefinitionStatement.CreateView create -> create.schema();
          case DefinitionStatement _ -> TableSchema.EMPTY;
        };
    return new Planned(schema, Optional.empty());
  }

  private Rows query(
      AnalyzedStatement.QueryStatement query, StatementTables tables, Cancellation cancellation) {
    RenderedQuery rendered = DuckDbRenderer.render(query.relation());
    RowStream rows = engine.query(rendered, query.schema(), cancellation);
    return new Rows(NonNullElements.checked(tables.keptBy(rows)));
  }

  /** The value of an expression that a statement needs before it runs. */
  private Value constant(RenderedQuery query, SqlType type) {
    TableSchema schema = new TableSchema(List.of(SchemaField.of("value", type)));
    try (RowStream rows = engine.query(query, schema, new Cancellation())) {
      return VectorValues.PLAIN.read(rows.next().orElseThrow().column(0), 0);
    }
  }
}
