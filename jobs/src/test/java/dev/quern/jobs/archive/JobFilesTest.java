package dev.quern.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.access.Principal;
import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.ScriptLinks;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.PlanStage;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobFilesTest {

  private static final TableReference TABLE = TableReference.of("p", "d", "t");

  private static final StatementDetails DETAILS =
      new StatementDetails(
          List.of(new RoutineReference(new DatasetReference("p", "d"), "f")),
          List.of(
              new PlanStage(
                  0, "Input", List.of(), List.of(new PlanStage.Step("READ", List.of("a"))))),
          List.of(),
          List.of(new StatementDetails.Searched(TABLE, Optional.of("i"))),
          Set.of(StatementDetails.Protection.COLUMN_MASKS),
          List.of(TABLE),
          List.of(TABLE),
          Optional.of("transaction"));

  @TempDir private Path folder;

  private static Job pending(String id, long time) {
    return Job.pending(
        new JobRequest(
            new JobReference("p", id, "US"),
            new JobTask.Archived("QUERY", Optional.of("SELECT \"ü\"\n")),
            Principal.of("alice@example.com"),
            false,
            Optional.empty(),
            Map.of("k", "v"),
            "{\"query\":{}}"),
        time);
  }

  private static Job ended(String id, long time) {
    return pending(id, time)
        .running(time + 1)
        .succeeded(time + 2, new JobStatistics.None(), Optional.empty(), List.of());
  }

  private List<Job> archived(int limit, Job... jobs) {
    try (JobFiles files = new JobFiles(folder, limit)) {
      for (Job job : jobs) {
        files.ended(job);
      }
    }
    return loaded(limit);
  }

  private List<Job> loaded(int limit) {
    try (JobFiles files = new JobFiles(folder, limit)) {
      return files.load();
    }
  }

  private static List<String> ids(List<Job> jobs) {
    return jobs.stream().map(job -> job.reference().jobId()).toList();
  }

  static Stream<JobStatistics> statistics() {
    return Stream.of(
        query(Optional.empty()),
        query(Optional.of(new StatementResult.Changed(TABLE, 1, 2, 3, TableSchema.EMPTY))),
        query(Optional.of(new StatementResult.Exported(1, 2))),
        query(Optional.of(new StatementResult.Loaded(1, 2, 3, 24, 4))),
        query(Optional.of(new StatementResult.Done())),
        query(
            Optional.of(
                new StatementResult.Defined(
                    "CREATE",
                    Optional.of(TABLE),
                    Optional.of(new DatasetReference("p", "d")),
                    Optional.of(new RoutineReference(new DatasetReference("p", "d"), "r"))))),
        query(
            Optional.of(StatementResult.Defined.renamed(TABLE, TABLE.dataset().table("renamed")))),
        query(
            Optional.of(
                StatementResult.Defined.policies(
                    "DROP", new StatementResult.DefinedPolicies(TABLE, Optional.of("x"), 1)))),
        new JobStatistics.Load(1, 2, 3, 24, 4),
        new JobStatistics.Copy(5, 24),
        new JobStatistics.Extract(List.of(1L, 2L), 3),
        new JobStatistics.None());
  }

  private static JobStatistics query(Optional<StatementResult.Outcome> outcome) {
    return new JobStatistics.Query(
        "SELECT",
        TableSchema.EMPTY,
        outcome,
        List.of(TABLE),
        42,
        true,
        OptionalLong.of(7),
        DETAILS);
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void bringsJobsBackAsTheyWere(JobStatistics statistics) {
    Job job =
        pending("a", 1)
            .running(2)
            .succeeded(3, statistics, Optional.of(TABLE), List.of())
            .withScript(
                ScriptLinks.child(
                        new JobReference("p", "script", "US"),
                        List.of(new ScriptStep.Frame(Optional.of("p.d.f"), 1, 2, 3, 4, "SELECT 1")),
                        ScriptStep.Kind.EXPRESSION)
                    .inSession(Optional.of("s")));

    assertThat(archived(10, job)).containsExactly(job);
  }

  @Test
  void readsLinesOfEarlierVersions() throws IOException {
    Job job =
        pending("a", 1)
            .running(2)
            .succeeded(3, query(Optional.empty()), Optional.empty(), List.of());
    archived(10, job);
    Path file = folder.resolve("jobs-000000000000.jsonl");
    String line = Files.readString(file);
    String before =
        line.replaceFirst(
            ",\"searched\":\\[.*?],\"protection\":\\[.*?],\"transactionId\":\"transaction\"", "");
    assertThat(before).isNotEqualTo(line);
    Files.writeString(file, before);

    assertThat(ids(loaded(10))).containsExactly("a");
  }

  @Test
  void bringsErrorsBack() {
    Job job =
        pending("a", 1)
            .failed(2, List.of(BigQueryError.at(ErrorReason.INVALID_QUERY, "query", "no")));

    assertThat(archived(10, job)).containsExactly(job);
  }

  @Test
  void forgetsDeletedJobs() {
    try (JobFiles files = new JobFiles(folder, 10)) {
      files.ended(ended("a", 1));
      files.ended(ended("b", 2));
      files.deleted(new JobReference("p", "a", "US"));
    }

    assertThat(ids(loaded(10))).containsExactly("b");
  }

  @Test
  void keepsTheLatestJobsInFewFiles() throws IOException {
    archived(8, IntStream.range(0, 100).mapToObj(i -> ended("j" + i, i)).toArray(Job[]::new));

    assertThat(ids(loaded(8)))
        .containsExactly("j92", "j93", "j94", "j95", "j96", "j97", "j98", "j99");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.count()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void keepsJobsOverManyRestarts() {
    for (int i = 0; i < 20; i++) {
      archived(100, ended("j" + i, i));
    }

    assertThat(loaded(100)).hasSize(20);
  }

  @Test
  void leavesOutALineThatWasNotWrittenToItsEnd() throws IOException {
    archived(10, ended("a", 1));
    try (Stream<Path> files = Files.list(folder)) {
      Files.writeString(
          files.findFirst().orElseThrow(), "{\"ended\":{\"refer", StandardOpenOption.APPEND);
    }

    assertThat(ids(archived(10, ended("b", 2)))).containsExactly("a", "b");
  }
}
