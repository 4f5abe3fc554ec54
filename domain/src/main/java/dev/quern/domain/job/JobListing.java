package dev.quern.domain.job;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;

/** Tells of the jobs there are and of their results. */
@FunctionalInterface
public interface JobListing {

  /** The remembered jobs of a project, newest first. */
  List<Job> jobs(String projectId);

  /** The rows of a table that holds the result of a query; empty when it is no such table. */
  default Optional<KeptRows> anonymousRows(TableReference table) {
    return Optional.empty();
  }
}
