package dev.quern.domain.job;

import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.Optional;

/** Tells of the jobs there are and of their results. */
public interface JobListing extends AnonymousTables {

  /** The remembered jobs of a project, newest first. */
  List<Job> jobs(String projectId);

  @Override
  default Optional<KeptRows> anonymousRows(TableReference table, Principal caller) {
    return Optional.empty();
  }
}
