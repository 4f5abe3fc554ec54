package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.quern.acceptance.Server.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs run where their data is, and are found by those who know where that is. */
@WithServer
class JobPlacesTest {

  private static final String PLACE = "australia-southeast1";

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  JobPlacesTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createDataset() throws InterruptedException {
    dataset = server.uniqueName("place");
    bigquery.create(DatasetInfo.newBuilder(dataset).setLocation(PLACE).build());
    bigquery.query(query("CREATE TABLE sheep AS SELECT 'Dolly' AS name"));
  }

  private QueryJobConfiguration query(String sql) {
    return QueryJobConfiguration.newBuilder(sql).setDefaultDataset(dataset).build();
  }

  private static JobId in(String location) {
    return JobId.newBuilder().setLocation(location).build();
  }

  @Test
  void runsAQueryWhereItsDefaultDatasetIs() throws InterruptedException {
    Job job = bigquery.create(JobInfo.of(query("SELECT name FROM sheep"))).waitFor();

    assertThat(job.getJobId().getLocation()).isEqualTo(PLACE);
  }

  @Test
  void findsAJobOnlyUnderItsLocation() throws InterruptedException {
    Job job = bigquery.create(JobInfo.of(in(PLACE), query("SELECT name FROM sheep"))).waitFor();
    JobId elsewhere = job.getJobId().toBuilder().setLocation("US").build();

    assertThat(bigquery.getJob(job.getJobId())).isNotNull();
    assertThat(bigquery.getJob(elsewhere)).isNull();
    assertThat(bigquery.cancel(elsewhere)).isFalse();
    assertThat(server.get("jobs/" + job.getJobId().getJob()).status()).isEqualTo(404);
    assertThat(server.get("queries/" + job.getJobId().getJob() + "?location=EU").status())
        .isEqualTo(404);
  }

  @Test
  void doesNotFindDataElsewhere() {
    assertThatThrownBy(() -> bigquery.query(query("SELECT name FROM sheep"), in("EU")))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("Not found: Dataset acme:" + dataset)
        .hasMessageContaining("was not found in location EU");
  }

  @Test
  void runsAQueryWhereTheClientSays() {
    Answer answer =
        server.send(
            "POST",
            "jobs",
            """
            {"jobReference":{"location":"US"},
             "configuration":{"query":{"query":"SELECT name FROM %s.sheep","useLegacySql":false}}}
            """
                .formatted(dataset));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/jobReference/location").asString()).isEqualTo("US");
    Answer results = server.get("queries/" + answer.body().at("/jobReference/jobId").asString());
    assertThat(results.reason()).isEqualTo("notFound");
  }

  @Test
  void refusesToCopyOrExtractElsewhere() {
    String table =
        "{\"projectId\":\"acme\",\"datasetId\":\"%s\",\"tableId\":\"%%s\"}".formatted(dataset);
    for (String configuration :
        new String[] {
          "{\"copy\":{\"sourceTable\":%s,\"destinationTable\":%s}}"
              .formatted(table.formatted("sheep"), table.formatted("lambs")),
          "{\"extract\":{\"sourceTable\":%s,\"destinationUris\":[\"gs://b/sheep.csv\"]}}"
              .formatted(table.formatted("sheep"))
        }) {
      Answer answer =
          server.send(
              "POST",
              "jobs",
              "{\"jobReference\":{\"location\":\"US\"},\"configuration\":" + configuration + "}");

      assertThat(answer.status()).as(configuration).isEqualTo(404);
    }
  }

  @Test
  void refusesAnUploadBeforeItBegins() {
    WriteChannelConfiguration sheep =
        WriteChannelConfiguration.newBuilder(TableId.of(dataset, "sheep"))
            .setFormatOptions(FormatOptions.csv())
            .build();

    assertThatThrownBy(() -> bigquery.writer(in("EU"), sheep))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("was not found in location EU");
    assertThat(bigquery.getDataset(DatasetId.of(dataset)).getLocation()).isEqualTo(PLACE);
  }
}
