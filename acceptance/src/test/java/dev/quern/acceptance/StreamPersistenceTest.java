package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.Exceptions;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import com.google.cloud.bigquery.storage.v1.TableName;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import java.nio.file.Path;
import org.json.JSONArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Write streams go on where they were when the server stopped. */
class StreamPersistenceTest {

  private static final TableName TABLE = TableName.of(Server.PROJECT, "kept", "t");

  @TempDir private Path folder;

  private Server start() {
    return new Server("--quern.data-dir=" + folder);
  }

  private static JsonStreamWriter writer(Server server, BigQueryWriteClient client, String stream)
      throws Exception {
    return JsonStreamWriter.newBuilder(stream, client)
        .setChannelProvider(StorageClients.channels(server))
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }

  @Test
  void commitsWhatWasAppendedBefore() throws Exception {
    String stream;
    try (Server server = start();
        BigQueryWriteClient client = StorageClients.writer(server)) {
      server.client().create(DatasetInfo.of("kept"));
      server.client().query(QueryJobConfiguration.of("CREATE TABLE kept.t (id INT64)"));
      stream =
          client
              .createWriteStream(
                  TABLE, WriteStream.newBuilder().setType(WriteStream.Type.PENDING).build())
              .getName();
      try (JsonStreamWriter writer = writer(server, client, stream)) {
        writer.append(new JSONArray("[{'id': 1}, {'id': 2}]"), 0).get();
      }
    }

    try (Server server = start();
        BigQueryWriteClient client = StorageClients.writer(server)) {
      try (JsonStreamWriter writer = writer(server, client, stream)) {
        assertThatThrownBy(() -> writer.append(new JSONArray("[{'id': 1}]"), 0).get())
            .cause()
            .isInstanceOf(Exceptions.OffsetAlreadyExists.class);
        writer.append(new JSONArray("[{'id': 3}]"), 2).get();
      }
      assertThat(client.finalizeWriteStream(stream).getRowCount()).isEqualTo(3);
      assertThat(
              client
                  .batchCommitWriteStreams(
                      BatchCommitWriteStreamsRequest.newBuilder()
                          .setParent(TABLE.toString())
                          .addWriteStreams(stream)
                          .build())
                  .hasCommitTime())
          .isTrue();
      assertThat(
              server
                  .client()
                  .query(QueryJobConfiguration.of("SELECT SUM(id) FROM kept.t"))
                  .iterateAll()
                  .iterator()
                  .next()
                  .get(0)
                  .getLongValue())
          .isEqualTo(6);
    }
  }
}
