package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.adapter.rest.wire.DatasetReferenceJson;
import dev.quern.adapter.rest.wire.JobConfigurationJson;
import dev.quern.adapter.rest.wire.TableReferenceJson;
import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.reference.DatasetReference;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where jobs run: where the client says, else where their data is. A job outside of the
 * multi-regions is found only by those who name its location. Source: "BigQuery locations",
 * specifying locations.
 */
@Component
final class JobLocations {

  private static final Set<String> MULTI_REGIONS = Set.of("US", "EU");

  /**
   * A job's location.
   *
   * @param pinned whether the client named it
   */
  record Choice(String location, boolean pinned) {}

  private final Catalog catalog;
  private final RestDefaults defaults;

  JobLocations(Catalog catalog, RestDefaults defaults) {
    this.catalog = catalog;
    this.defaults = defaults;
  }

  /**
   * Where a job is to run.
   *
   * @param given what the client says
   * @throws BigQueryException {@code notFound} when the data of a job other than a query is
   *     elsewhere
   */
  Choice choose(String project, JobConfigurationJson job, Optional<String> given) {
    Optional<Dataset> home = home(project, job);
    if (given.isEmpty()) {
      return new Choice(home.map(Dataset::location).orElse(defaults.location()), false);
    }
    String location = given.get();
    if (job.query() == null) {
      home.filter(dataset -> !dataset.location().equalsIgnoreCase(location))
          .ifPresent(dataset -> {
            throw new BigQueryException(
                ErrorReason.NOT_FOUND,
                "Not found: Dataset %s was not found in location %s"
                    .formatted(dataset.reference(), location));
          });
    }
    return new Choice(
        home.map(Dataset::location).filter(location::equalsIgnoreCase).orElse(location), true);
  }

  /** The dataset that a job's configuration names first. */
  private Optional<Dataset> home(String project, JobConfigurationJson job) {
    Stream<DatasetReference> named =
        job.query() != null
            ? Stream.concat(
                dataset(project, job.query().defaultDataset()),
                table(project, job.query().destinationTable()))
            : job.load() != null
                ? table(project, job.load().destinationTable())
                : job.copy() != null
                    ? table(project, job.copy().destinationTable())
                    : job.extract() != null
                        ? table(project, job.extract().sourceTable())
                        : Stream.empty();
    return named.flatMap(reference -> catalog.view().dataset(reference).stream()).findFirst();
  }

  private static Stream<DatasetReference> dataset(
      String project, @Nullable DatasetReferenceJson json) {
    return json == null
        ? Stream.empty()
        : reference(project, json.projectId(), json.datasetId()).stream();
  }

  private static Stream<DatasetReference> table(String project, @Nullable TableReferenceJson json) {
    return json == null
        ? Stream.empty()
        : reference(project, json.projectId(), json.datasetId()).stream();
  }

  private static Optional<DatasetReference> reference(
      String project, @Nullable String named, @Nullable String dataset) {
    return Optional.ofNullable(dataset)
        .map(id -> new DatasetReference(named == null || named.isEmpty() ? project : named, id));
  }

  /** The job, if it is to be found there; {@code notFound} otherwise. */
  Job require(Job job, @Nullable String location) {
    String home = job.reference().location();
    boolean found =
        (location == null || location.isEmpty())
            ? MULTI_REGIONS.contains(home) || home.equalsIgnoreCase(defaults.location())
            : home.equalsIgnoreCase(location);
    if (!found) {
      throw new BigQueryException(
          ErrorReason.NOT_FOUND,
          "Not found: Job " + job.reference().projectId() + ":" + job.reference().jobId());
    }
    return job;
  }
}
