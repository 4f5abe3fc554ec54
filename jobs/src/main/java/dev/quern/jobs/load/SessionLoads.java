package dev.quern.jobs.load;

import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.SessionTables;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementRequest.SessionChoice;
import dev.quern.jobs.TaskResult;
import dev.quern.jobs.TaskRunner;
import java.util.List;
import java.util.Optional;

/**
 * Runs load jobs in their sessions, into whose temporary tables they may load. Source: REST type
 * {@code JobConfigurationLoad}, {@code createSession}, {@code connectionProperties}.
 */
public final class SessionLoads implements TaskRunner<JobTask.Load> {

  private final TaskRunner<JobTask.Load> loads;
  private final SessionTables sessions;

  /** A runner of loads that knows the sessions. */
  public SessionLoads(TaskRunner<JobTask.Load> loads, SessionTables sessions) {
    this.loads = loads;
    this.sessions = sessions;
  }

  @Override
  public TaskResult run(JobTask.Load task, JobRequest request, Cancellation cancellation) {
    if (task.session() instanceof SessionChoice.None) {
      return loads.run(task, request, cancellation);
    }
    SessionTables.Place session =
        sessions.session(
            new StatementRequest(
                "",
                List.of(),
                request.reference().projectId(),
                request.reference().location(),
                Optional.empty(),
                Optional.empty(),
                request.caller(),
                false,
                task.session()));
    return loads
        .run(within(session, task), request, cancellation)
        .inSession(Optional.of(session.id()));
  }

  private static JobTask.Load within(SessionTables.Place session, JobTask.Load task) {
    Destination destination = task.destination();
    TableReference table = destination.table();
    return table.datasetId().equalsIgnoreCase(SessionTables.NAME)
        ? task.withDestination(destination.at(session.tables().table(table.tableId())))
        : task;
  }
}
