package dev.quern.jobs;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import java.util.Optional;

/** Refuses jobs that write where their caller may not write. */
@FunctionalInterface
public interface DestinationRights {

  /** Everybody may write everywhere. */
  DestinationRights ALL = _ -> {};

  /** Refuses a job whose caller may not write its destination. */
  void require(JobRequest request);

  /** By the rules of a server. */
  static DestinationRights of(Catalog catalog, AccessRules rules) {
    return request ->
        destination(request.task())
            .ifPresent(table -> require(catalog.view(), rules.of(request.caller()), table));
  }

  private static void require(CatalogView view, CallerRights rights, TableReference table) {
    if (view.table(table).isPresent()) {
      rights.require(view, Permission.UPDATE_DATA, new Securable.OfTable(table));
    } else {
      rights.require(view, Permission.CREATE_TABLE, new Securable.OfDataset(table.dataset()));
    }
  }

  private static Optional<TableReference> destination(JobTask task) {
    Optional<Destination> destination =
        switch (task) {
          case JobTask.Query query -> query.destination();
          case JobTask.Load load -> Optional.of(load.destination());
          case JobTask.Copy copy -> Optional.of(copy.destination());
          case JobTask.Extract _, JobTask.Archived _ -> Optional.empty();
        };
    return destination.map(written -> DecoratedTable.of(written.table()).table());
  }
}
