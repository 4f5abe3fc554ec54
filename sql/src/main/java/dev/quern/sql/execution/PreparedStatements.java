package dev.quern.sql.execution;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.statement.StatementRequest;
import java.util.function.Supplier;

/**
 * The queries that were asked last, prepared: the same request need not be analyzed and rendered
 * again while the definitions of all it reads hold. Safe for use by many threads.
 */
final class PreparedStatements {

  private static final int CAPACITY = 128;

  /** Longer ones are mostly rows in text form and do not come back. */
  private static final int MAX_TEXT = 1 << 14;

  private final Cache<StatementRequest, PreparedStatement> byRequest =
      CacheBuilder.newBuilder().maximumSize(CAPACITY).build();

  /** The statement of an input, as it was prepared before or as it is prepared now. */
  PreparedStatement get(
      StatementInput input, CatalogView view, Supplier<PreparedStatement> preparation) {
    StatementRequest asked = input.request();
    if (!input.isWhole()
        || asked.sql().length() > MAX_TEXT
        || asked.dryRun()
        || !asked.options().tables().isEmpty()) {
      return preparation.get();
    }
    StatementRequest request = asked.withOptions(asked.options().outsideOfJobs());
    PreparedStatement known = byRequest.getIfPresent(request);
    if (known != null
        && known.definitions().filter(definitions -> definitions.hold(view)).isPresent()) {
      return known;
    }
    PreparedStatement prepared = preparation.get();
    if (prepared.definitions().isPresent()) {
      byRequest.put(request, prepared);
    }
    return prepared;
  }
}
