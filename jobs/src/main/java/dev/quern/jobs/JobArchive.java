package dev.quern.jobs;

import dev.quern.domain.job.Job;
import dev.quern.domain.reference.JobReference;
import java.util.List;

/** Where ended jobs are kept over a restart, without their rows. */
public interface JobArchive extends AutoCloseable {

  /** Keeps nothing. */
  JobArchive NONE =
      new JobArchive() {
        @Override
        public List<Job> load() {
          return List.of();
        }

        @Override
        public void ended(Job job) {}

        @Override
        public void deleted(JobReference job) {}

        @Override
        public void close() {}
      };

  /** The latest jobs of earlier runs of the server, in the order they were made. */
  List<Job> load();

  /** Takes note of a job that has ended; returns before it is written. */
  void ended(Job job);

  /** Takes note that a job is to be forgotten. */
  void deleted(JobReference job);

  /** Writes what is not written yet. */
  @Override
  void close();
}
