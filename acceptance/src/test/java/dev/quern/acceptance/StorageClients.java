package dev.quern.acceptance;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryReadSettings;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's clients of the Storage APIs, pointed at a server. */
final class StorageClients {

  private StorageClients() {}

  static TransportChannelProvider channels(Server server) {
    return InstantiatingGrpcChannelProvider.newBuilder()
        .setEndpoint("127.0.0.1:" + server.grpcPort())
        .setChannelConfigurator(builder -> builder.usePlaintext())
        .setMaxInboundMessageSize(Integer.MAX_VALUE)
        .build();
  }

  static BigQueryReadClient reader(Server server, String... headers) {
    try {
      return BigQueryReadClient.create(
          BigQueryReadSettings.newBuilder()
              .setHeaderProvider(FixedHeaderProvider.create(headers))
              .setTransportChannelProvider(channels(server))
              .setCredentialsProvider(NoCredentialsProvider.create())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BigQueryWriteClient writer(Server server, String... headers) {
    try {
      return BigQueryWriteClient.create(
          BigQueryWriteSettings.newBuilder()
              .setHeaderProvider(FixedHeaderProvider.create(headers))
              .setTransportChannelProvider(channels(server))
              .setCredentialsProvider(NoCredentialsProvider.create())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of a session in Arrow, stream by stream. */
  static List<Map<String, Object>> rows(BigQueryReadClient client, ReadSession session) {
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
}
