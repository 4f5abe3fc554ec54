package dev.quern.sql.execution;

import com.google.common.base.Suppliers;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.sql.statement.AnalyzedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * A statement as analyzed, and what follows from that alone.
 *
 * @param analyzed the statement
 * @param columns the columns whose bytes it processes, by table
 * @param details what statistics say of it
 * @param definitions what it depends on, if that is known
 * @param query the engine's text of a query that runs outside of transactions
 */
record PreparedStatement(
    AnalyzedStatement analyzed,
    Map<Table, SortedSet<Integer>> columns,
    StatementDetails details,
    Optional<ReadDefinitions> definitions,
    Supplier<RenderedQuery> query) {

  static PreparedStatement of(
      AnalyzedStatement analyzed, AnalysisOptions options, CatalogView view, boolean speculative) {
    Map<Table, SortedSet<Integer>> columns = BytesRead.columns(analyzed);
    return new PreparedStatement(
        analyzed,
        columns,
        new DetailsReader(analyzed, columns, options, view).details(),
        analyzed instanceof AnalyzedStatement.QueryStatement query
            ? ReadDefinitions.of(query, view)
            : Optional.empty(),
        Suppliers.memoize(() -> rendered(analyzed.reading().orElseThrow(), speculative)));
  }

  /**
   * What there is to tell of the statement once it has run.
   *
   * @param bytes what it processed
   * @param transactionId the transaction it ran in
   */
  StatementResult result(
      StatementResult.Outcome outcome, long bytes, Optional<String> transactionId) {
    return new StatementResult(
            StatementTypes.of(analyzed), outcome, List.copyOf(analyzed.referencedTables()), bytes)
        .withDetails(details.inTransaction(transactionId));
  }

  private static RenderedQuery rendered(Relation query, boolean speculative) {
    return speculative ? DuckDbRenderer.renderSpeculative(query) : DuckDbRenderer.render(query);
  }
}
