package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Reading more than is under way at a time. */
@WithServer
class StorageLargeReadTest {

  private static final int MEBIBYTE = 1 << 20;

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  StorageLargeReadTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("storage_large");
    bigQuery.create(DatasetInfo.of(dataset));
  }

  private ReadSession session(BigQueryReadClient client, String table) {
    String name = "projects/%s/datasets/%s/tables/%s".formatted(Server.PROJECT, dataset, table);
    return client.createReadSession(
        "projects/" + Server.PROJECT,
        ReadSession.newBuilder().setTable(name).setDataFormat(DataFormat.ARROW).build(),
        1);
  }

  private static Iterable<ReadRowsResponse> responses(
      BigQueryReadClient client, ReadSession session) {
    return client
        .readRowsCallable()
        .call(ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build());
  }

  @Test
  void goesOnWhereAClientThatDidNotReadHadStoppedIt() throws InterruptedException {
    int rows = 300_000;
    bigQuery.query(
        QueryJobConfiguration.of(
            "CREATE TABLE %s.long AS SELECT i AS id, IF(MOD(i, 1000) = 0, NULL, REPEAT('x', 60 + MOD(i, 60))) AS t, [i] AS l FROM UNNEST(GENERATE_ARRAY(0, %d)) AS i ORDER BY i"
                .formatted(dataset, rows - 1)));
    List<Long> ids = new ArrayList<>();
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = session(client, "long");
      ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
      boolean first = true;
      for (ReadRowsResponse response : responses(client, session)) {
        if (first) {
          // Long enough that the server has sent what it sends without being asked.
          TimeUnit.MILLISECONDS.sleep(500);
          first = false;
        }
        assertThat(response.getSerializedSize()).isLessThan(MEBIBYTE + 4_096);
        for (Map<String, Object> row :
            arrow.read(response.getArrowRecordBatch().getSerializedRecordBatch())) {
          long id = (Long) row.get("id");
          ids.add(id);
          assertThat(row.get("l")).hasToString("[" + id + "]");
          assertThat(row.get("t"))
              .isEqualTo(id % 1000 == 0 ? null : "x".repeat((int) (60 + id % 60)));
        }
      }
    }

    assertThat(ids).isEqualTo(LongStream.range(0, rows).boxed().toList());
  }

  @Test
  void dividesWideRowsAmongResponses() throws InterruptedException {
    bigQuery.query(
        QueryJobConfiguration.of(
            "CREATE TABLE %s.wide AS SELECT i AS id, REPEAT('y', 300000) AS t FROM UNNEST(GENERATE_ARRAY(1, 40)) AS i"
                .formatted(dataset)));
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      long rows = 0;
      for (ReadRowsResponse response : responses(client, session(client, "wide"))) {
        assertThat(response.getSerializedSize()).isLessThan(MEBIBYTE + 4_096);
        rows += response.getRowCount();
      }

      assertThat(rows).isEqualTo(40);
    }
  }
}
