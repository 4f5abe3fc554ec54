package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to the gRPC port: encrypted, kept alive, and ended with the server. */
class GrpcConnectionTest {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int ENHANCE_YOUR_CALM = 11;

  private static ServingStatus status(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  @Test
  void speaksTlsWhenABundleIsNamed(@TempDir Path folder) throws Exception {
    KeyStoreFile keys = KeyStoreFile.create(folder);

    try (Server server = new Server(keys.settings("--spring.grpc.server.ssl.bundle=quern"))) {
      ManagedChannel encrypted =
          Grpc.newChannelBuilder(
                  "127.0.0.1:" + server.grpcPort(),
                  TlsChannelCredentials.newBuilder()
                      .trustManager(keys.certificate().toFile())
                      .build())
              .build();
      ManagedChannel plain =
          ManagedChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();

      assertThat(status(encrypted)).isEqualTo(ServingStatus.SERVING);
      assertThatThrownBy(() -> status(plain))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("UNAVAILABLE");

      encrypted.shutdownNow();
      plain.shutdownNow();
    }
  }

  /** The kinds of frames that come, up to one of a kind; its payload is what is given. */
  private static byte[] awaitFrame(DataInputStream in, int wanted) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      in.readUnsignedByte();
      in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == wanted) {
        return payload;
      }
    }
  }

  private static void frame(DataOutputStream out, int type, byte[] payload) throws IOException {
    out.writeByte(0);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(0);
    out.writeInt(0);
    out.write(payload);
    out.flush();
  }

  @Test
  void answersPingsWithoutCallsButNotALotOfThem() throws Exception {
    try (Server server = new Server();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.grpcPort())) {
      socket.setSoTimeout(30_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      out.write(PREFACE);
      frame(out, SETTINGS, new byte[0]);
      byte[] mark = {1, 2, 3, 4, 5, 6, 7, 8};

      frame(out, PING, mark);
      assertThat(awaitFrame(in, PING)).isEqualTo(mark);

      for (int i = 0; i < 5; i++) {
        frame(out, PING, mark);
      }
      byte[] farewell = awaitFrame(in, GOAWAY);
      assertThat(farewell[7]).isEqualTo((byte) ENHANCE_YOUR_CALM);
      assertThat(new String(farewell, StandardCharsets.US_ASCII)).contains("too_many_pings");
    }
  }

  @Test
  void endsCallsBeforeTheServerEnds() throws Exception {
    int rows = 1_000_000;
    Server server = new Server();
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
    try {
      server.send(
          "POST",
          "datasets",
          "{\"datasetReference\":{\"datasetId\":\"d\",\"projectId\":\"" + Server.PROJECT + "\"}}");
      server.query(
          "CREATE TABLE d.t AS SELECT i, REPEAT('z', 60) AS s FROM UNNEST(GENERATE_ARRAY(1, "
              + rows
              + ")) AS i");
      String table = "projects/" + Server.PROJECT + "/datasets/d/tables/t";
      BigQueryReadGrpc.BigQueryReadBlockingStub stub = BigQueryReadGrpc.newBlockingStub(channel);
      ReadSession session =
          stub.createReadSession(
              CreateReadSessionRequest.newBuilder()
                  .setParent("projects/" + Server.PROJECT)
                  .setMaxStreamCount(1)
                  .setReadSession(
                      ReadSession.newBuilder().setTable(table).setDataFormat(DataFormat.ARROW))
                  .build());
      Iterator<ReadRowsResponse> responses =
          stub.readRows(
              ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build());
      long read = responses.next().getRowCount();

      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      assertThatThrownBy(
              () -> {
                while (true) {
                  status(channel);
                }
              })
          .isInstanceOf(StatusRuntimeException.class);
      while (responses.hasNext()) {
        read += responses.next().getRowCount();
      }

      assertThat(read).isEqualTo(rows);
      closed.get(60, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }
}
