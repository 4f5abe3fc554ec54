package dev.quern.jobs.query;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementResult.Planned;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.domain.statement.ViewAnalyzer;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.List;
import java.util.Optional;

/** Parses GoogleSQL and runs it. */
public final class SqlStatements implements StatementRunner, ViewAnalyzer {

  private final GoogleSqlParser parser = new GoogleSqlParser();
  private final StatementExecutor executor;
  private final String location;

  /**
   * Statements for an executor.
   *
   * @param location where views are analyzed
   */
  public SqlStatements(StatementExecutor executor, String location) {
    this.executor = executor;
    this.location = location;
  }

  @Override
  public StatementResult run(StatementRequest request, Cancellation cancellation) {
    return executor.run(request.sql(), parser.parseStatement(request.sql()), request, cancellation);
  }

  @Override
  public TableSchema columns(String query, DatasetReference dataset, CatalogView catalog) {
    StatementRequest request =
        new StatementRequest(
            query,
            List.of(),
            dataset.projectId(),
            location,
            Optional.empty(),
            Optional.empty(),
            "",
            true);
    return run(request, new Cancellation()).outcome() instanceof Planned planned
        ? planned.schema()
        : TableSchema.EMPTY;
  }
}
