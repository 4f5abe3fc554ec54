package dev.quern.sql.metadata;

import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.JobRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
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
 * @param rights who asks, and what he may see
 * @param projectId the project it shows
 * @param dataset the one dataset it shows
 * @param region the region whose datasets it shows, for example {@code us}
 */
public record MetadataRequest(
    CatalogView catalog,
    MetadataSource source,
    CallerRights rights,
    String projectId,
    Optional<DatasetReference> dataset,
    Optional<String> region) {

  /** The datasets it shows. */
  Stream<Dataset> datasets() {
    return named().filter(this::shows);
  }

  private Stream<Dataset> named() {
    return dataset
        .map(reference -> catalog.dataset(reference).stream())
        .orElseGet(() -> catalog.datasets(projectId).stream())
        .filter(found -> region.map(found.location()::equalsIgnoreCase).orElse(true));
  }

  private boolean shows(Dataset found) {
    return rights.allows(
        catalog, Permission.GET_DATASET, new Securable.OfDataset(found.reference()));
  }

  /**
   * The tables, views and the like: those of these datasets, and others that the caller may see.
   */
  Stream<Table> tables() {
    return named()
        .flatMap(found -> {
          Stream<Table> all = catalog.tables(found.reference()).stream();
          return shows(found)
              ? all
              : all.filter(table ->
                  rights.allows(
                      catalog, Permission.GET_TABLE, new Securable.OfTable(table.reference())));
        });
  }

  /** The routines, likewise. */
  Stream<Routine> routines() {
    return named()
        .flatMap(found -> {
          Stream<Routine> all = catalog.routines(found.reference()).stream();
          return shows(found)
              ? all
              : all.filter(routine ->
                  rights.allows(
                      catalog,
                      Permission.GET_ROUTINE,
                      new Securable.OfRoutine(routine.reference())));
        });
  }

  /** The jobs of the project that the caller may see, newest first. */
  Stream<Job> jobs() {
    JobRights ofJobs = rights.rules().ofJobs(rights.caller());
    return source.jobs().jobs(projectId).stream()
        .filter(job -> ofJobs.allows(Permission.LIST_ALL_JOBS, job.request().userEmail()))
        .filter(job -> region.map(job.reference().location()::equalsIgnoreCase).orElse(true));
  }
}
