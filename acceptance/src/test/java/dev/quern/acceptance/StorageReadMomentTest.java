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
import com.google.cloud.bigquery.storage.v1.ReadStream;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read session shows when its table changes after it began. */
@WithServer
class StorageReadMomentTest {

  private static final int ROWS = 50_000;

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  StorageReadMomentTest(Server server) throws InterruptedException {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("storage_moment");
    bigQuery.create(DatasetInfo.of(dataset));
    run(
        "CREATE TABLE %s AS SELECT id, MOD(id, 7) AS n FROM UNNEST(GENERATE_ARRAY(1, 50000)) AS id");
  }

  private void run(String sql) throws InterruptedException {
    bigQuery.query(QueryJobConfiguration.of(sql.formatted(dataset + ".t")));
  }

  private ReadSession session(BigQueryReadClient client, String restriction) {
    ReadSession.Builder session =
        ReadSession.newBuilder()
            .setTable("projects/%s/datasets/%s/tables/t".formatted(Server.PROJECT, dataset))
            .setDataFormat(DataFormat.ARROW);
    session.getReadOptionsBuilder().setRowRestriction(restriction);
    return client.createReadSession(
        CreateReadSessionRequest.newBuilder()
            .setParent("projects/" + Server.PROJECT)
            .setReadSession(session)
            .build());
  }

  private static List<Long> ids(BigQueryReadClient client, ReadSession session, long offset) {
    List<Long> ids = new ArrayList<>();
    ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
    for (ReadStream stream : session.getStreamsList()) {
      ReadRowsRequest request =
          ReadRowsRequest.newBuilder().setReadStream(stream.getName()).setOffset(offset).build();
      for (ReadRowsResponse response : client.readRowsCallable().call(request)) {
        for (Map<String, Object> row :
            arrow.read(response.getArrowRecordBatch().getSerializedRecordBatch())) {
          ids.add((Long) row.get("id"));
        }
      }
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO %s (id, n) VALUES (0, 0), (-1, 1)",
        "UPDATE %s SET id = -id WHERE MOD(id, 3) = 0",
        "DELETE FROM %s WHERE id < 40000",
        "TRUNCATE TABLE %s",
        "DROP TABLE %s",
        "CREATE OR REPLACE TABLE %s AS SELECT 5 AS id",
        "ALTER TABLE %s ADD COLUMN other STRING",
        "ALTER TABLE %s DROP COLUMN n"
      })
  void showsTheRowsThereWereWhenItBegan(String change) throws InterruptedException {
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = session(client, "");
      List<Long> before = ids(client, session, 0);
      run(change);

      assertThat(before).hasSize(ROWS);
      assertThat(ids(client, session, 0)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INSERT INTO %s (id, n) VALUES (0, 3)", "DELETE FROM %s WHERE id < 40000"})
  void showsTheRowsThatMetTheRestrictionWhenItBegan(String change) throws InterruptedException {
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = session(client, "n = 3");
      List<Long> before = ids(client, session, 0);
      run(change);

      assertThat(before)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, ROWS).filter(id -> id % 7 == 3).boxed().toList());
      assertThat(ids(client, session, 0)).isEqualTo(before);
    }
  }

  @Test
  void resumesWhereRowsWereDeletedBefore() throws InterruptedException {
    run("DELETE FROM %s WHERE MOD(id, 5) <> 0");
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = session(client, "");
      List<Long> all = ids(client, session, 0);
      run("INSERT INTO %s (id, n) VALUES (0, 0)");

      assertThat(session.getEstimatedRowCount()).isEqualTo(ROWS / 5);
      assertThat(all).hasSize(ROWS / 5);
      assertThat(session.getStreamsCount()).isEqualTo(1);
      assertThat(ids(client, session, 4_321)).isEqualTo(all.subList(4_321, all.size()));
    }
  }

  @Test
  void readsTheSameRowsWhateverThePartsOfTheStream() throws InterruptedException {
    run("DELETE FROM %s WHERE MOD(id, 1000) = 999");
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = session(client, "id > 10");
      ReadSession.Builder other = session.toBuilder().clearStreams();
      for (ReadStream stream : session.getStreamsList()) {
        SplitReadStreamResponse split =
            client.splitReadStream(
                SplitReadStreamRequest.newBuilder()
                    .setName(stream.getName())
                    .setFraction(0.3)
                    .build());
        other.addStreams(split.getPrimaryStream()).addStreams(split.getRemainderStream());
      }

      assertThat(ids(client, other.build(), 0)).isEqualTo(ids(client, session, 0));
    }
  }
}
