package dev.quern.domain.statement;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.schema.TableSchema;

/** Finds out what columns a query has without running it. */
@FunctionalInterface
public interface ViewAnalyzer {

  /**
   * The columns of a view's query.
   *
   * @param query the query, in GoogleSQL
   * @param dataset the view's dataset, whose project completes names
   * @param catalog what the query may refer to
   * @throws dev.quern.domain.error.BigQueryException {@code invalidQuery} or {@code notFound}
   */
  TableSchema columns(String query, DatasetReference dataset, CatalogView catalog);
}
