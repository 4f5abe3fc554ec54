package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code BigQueryReadClient} against the server. */
@WithServer
class StorageReadTest {

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  StorageReadTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("storage_read");
    bigQuery.create(DatasetInfo.of(dataset));
  }

  private void run(String sql) throws InterruptedException {
    bigQuery.query(QueryJobConfiguration.of(sql));
  }

  private String table(String name) {
    return "projects/" + Server.PROJECT + "/datasets/" + dataset + "/tables/" + name;
  }

  private ReadSession.Builder arrow(String table) {
    return ReadSession.newBuilder().setTable(table(table)).setDataFormat(DataFormat.ARROW);
  }

  private static CreateReadSessionRequest request(ReadSession.Builder session) {
    return CreateReadSessionRequest.newBuilder()
        .setParent("projects/" + Server.PROJECT)
        .setReadSession(session)
        .build();
  }

  private static List<Map<String, Object>> rows(BigQueryReadClient client, ReadSession session) {
    List<Map<String, Object>> rows = new ArrayList<>();
    ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
    for (int i = 0; i < session.getStreamsCount(); i++) {
      ReadRowsRequest request =
          ReadRowsRequest.newBuilder().setReadStream(session.getStreams(i).getName()).build();
      for (ReadRowsResponse response : client.readRowsCallable().call(request)) {
        rows.addAll(arrow.read(response.getArrowRecordBatch().getSerializedRecordBatch()));
      }
    }
    return rows;
  }

  @Test
  void readsATableAsArrow() throws InterruptedException {
    run("CREATE TABLE " + dataset + ".t AS SELECT 1 AS id, 'one' AS name UNION ALL SELECT 2, NULL");
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = client.createReadSession(request(arrow("t")));

      assertThat(session.getStreamsCount()).isEqualTo(1);
      assertThat(rows(client, session))
          .extracting(row -> row.get("id") + "=" + row.get("name"))
          .containsExactlyInAnyOrder("1=one", "2=null");
    }
  }
}
