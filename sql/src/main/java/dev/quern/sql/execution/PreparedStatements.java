package dev.quern.sql.execution;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.statement.StatementRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The queries that were asked last, prepared: the same request need not be analyzed and rendered
 * again while the definitions of all it reads hold. Safe for use by many threads.
 */
final class PreparedStatements {

  private static final int CAPACITY = 128;

  /** Longer ones are mostly rows in text form and do not come back. */
  private static final int MAX_TEXT = 1 << 14;

  private final Map<StatementRequest, PreparedStatement> byRequest =
      Collections.synchronizedMap(
          new LinkedHashMap<>(CAPACITY, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<StatementRequest, PreparedStatement> eldest) {
              return size() > CAPACITY;
            }
          });

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
    PreparedStatement known = byRequest.get(request);
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
