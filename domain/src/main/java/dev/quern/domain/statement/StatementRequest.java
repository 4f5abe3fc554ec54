package dev.quern.domain.statement;

import dev.quern.domain.access.Principal;
import dev.quern.domain.reference.DatasetReference;
import java.util.List;
import java.util.Optional;

/**
 * GoogleSQL to be run: one statement or a script.
 *
 * @param sql the text
 * @param parameters values of {@code @name} or {@code ?}
 * @param projectId the project that completes names
 * @param location where it runs
 * @param defaultDataset the dataset that completes names
 * @param timeZone the default time zone; UTC when absent
 * @param caller who asks
 * @param dryRun whether it is only analyzed
 */
public record StatementRequest(
    String sql,
    List<QueryParameter> parameters,
    String projectId,
    String location,
    Optional<DatasetReference> defaultDataset,
    Optional<String> timeZone,
    Principal caller,
    boolean dryRun) {

  public StatementRequest {
    parameters = List.copyOf(parameters);
  }
}
