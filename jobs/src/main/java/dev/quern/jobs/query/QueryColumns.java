package dev.quern.jobs.query;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.domain.statement.ViewAnalyzer;
import java.util.List;
import java.util.Optional;

/** Finds the columns of views by dry runs of their queries. */
public final class QueryColumns implements ViewAnalyzer {

  private final StatementRunner statements;
  private final String location;
  private final Principal caller;

  /**
   * Columns as {@code statements} see them.
   *
   * @param location where the queries are analyzed
   * @param caller who asks in place of those who define views
   */
  public QueryColumns(StatementRunner statements, String location, Principal caller) {
    this.caller = caller;
    this.statements = statements;
    this.location = location;
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
            caller,
            true);
    StatementResult result = statements.run(request, new Cancellation());
    return result.outcome() instanceof StatementResult.Planned planned
        ? planned.schema()
        : TableSchema.EMPTY;
  }
}
