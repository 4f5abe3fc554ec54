package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading the results of queries, which lie in anonymous tables. */
@WithServer
class StorageResultsTest {

  private static final String QUERY =
      "SELECT i AS id, IF(MOD(i, 2) = 0, 'even', NULL) AS name, STRUCT(i AS a, [i] AS b) AS more"
          + " FROM UNNEST(GENERATE_ARRAY(1, 1000)) AS i";

  private final Server server;
  private final BigQuery bigQuery;

  StorageResultsTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
  }

  private TableId result(String sql) throws InterruptedException {
    Job job = bigQuery.create(JobInfo.of(QueryJobConfiguration.of(sql))).waitFor();
    return ((QueryJobConfiguration) job.getConfiguration()).getDestinationTable();
  }

  private static ReadSession.Builder session(TableId table) {
    return ReadSession.newBuilder()
        .setDataFormat(DataFormat.ARROW)
        .setTable(
            "projects/%s/datasets/%s/tables/%s"
                .formatted(table.getProject(), table.getDataset(), table.getTable()));
  }

  private List<Map<String, Object>> read(ReadSession.Builder wanted) {
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      return StorageClients.rows(
          client, client.createReadSession("projects/" + Server.PROJECT, wanted.build(), 1));
    }
  }

  @Test
  void restrictsRows() throws InterruptedException {
    ReadSession.Builder session = session(result(QUERY));
    session
        .getReadOptionsBuilder()
        .setRowRestriction("name = 'even' AND more.a > 996")
        .addSelectedFields("id")
        .addSelectedFields("more.b");

    assertThat(read(session)).hasToString("[{id=998, more={b=[998]}}, {id=1000, more={b=[1000]}}]");
  }

  @Test
  void takesASample() throws InterruptedException {
    TableId table = result(QUERY);
    ReadSession.Builder some = session(table);
    some.getReadOptionsBuilder().setSamplePercentage(50);
    ReadSession.Builder all = session(table);
    all.getReadOptionsBuilder().setSamplePercentage(100);

    assertThat(read(some)).hasSizeBetween(300, 700);
    assertThat(read(all)).hasSize(1_000);
  }

  @Test
  void refusesARestrictionByAColumnThatIsNotThere() throws InterruptedException {
    ReadSession.Builder session = session(result("SELECT 1 AS id"));
    session.getReadOptionsBuilder().setRowRestriction("nothing = 1");

    assertThatThrownBy(() -> read(session))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Unrecognized name: nothing");
  }

  @Test
  void readsAnonymousTablesInQueries() throws InterruptedException {
    TableId table = result(QUERY);
    String name = "`%s.%s.%s`".formatted(table.getProject(), table.getDataset(), table.getTable());

    Server.Answer answer =
        server.query(
            "SELECT COUNT(*), COUNT(a.name), SUM(b.more.b[0]) FROM %1$s AS a JOIN %1$s AS b USING (id)"
                .formatted(name));

    assertThat(answer.body().at("/rows/0/f"))
        .hasToString("[{\"v\":\"1000\"},{\"v\":\"500\"},{\"v\":\"500500\"}]");
  }
}
