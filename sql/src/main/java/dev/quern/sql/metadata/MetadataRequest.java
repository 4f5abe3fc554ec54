package dev.quern.sql.metadata;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.job.Job;
import dev.quern.domain.reference.DatasetReference;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a view is asked for.
 *
 * @param catalog the catalog
 * @param source what is known beside the catalog
 * @param caller who asks
 * @param projectId the project it shows
 * @param dataset the one dataset it shows
 * @param region the region whose datasets it shows, for example {@code us}
 */
public record MetadataRequest(
    CatalogView catalog,
    MetadataSource source,
    Principal caller,
    String projectId,
    Optional<DatasetReference> dataset,
    Optional<String> region) {

  /** The datasets it shows. */
  Stream<Dataset> datasets() {
    return dataset
        .map(reference -> catalog.dataset(reference).stream())
        .orElseGet(() -> catalog.datasets(projectId).stream())
        .filter(found -> region.map(found.location()::equalsIgnoreCase).orElse(true));
  }

  /** The tables, views and the like in these datasets. */
  Stream<Table> tables() {
    return datasets().flatMap(found -> catalog.tables(found.reference()).stream());
  }

  /** The routines in these datasets. */
  Stream<Routine> routines() {
    return datasets().flatMap(found -> catalog.routines(found.reference()).stream());
  }

  /** The jobs of the project, newest first. */
  Stream<Job> jobs() {
    return source.jobs().jobs(projectId).stream()
        .filter(job -> region.map(job.reference().location()::equalsIgnoreCase).orElse(true));
  }
}
