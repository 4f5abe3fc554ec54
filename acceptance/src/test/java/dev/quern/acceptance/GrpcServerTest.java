package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gRPC port does whatever the service. */
@WithServer
class GrpcServerTest {

  private static final int MOST_BYTES = 16 << 20;

  private final ManagedChannel channel;

  GrpcServerTest(Server server) {
    this.channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
  }

  /** Completes with the first of several messages. */
  private record First<T>(CompletableFuture<T> message) implements StreamObserver<T> {

    @Override
    public void onNext(T value) {
      message.complete(value);
    }

    @Override
    public void onError(Throwable error) {
      message.completeExceptionally(error);
    }

    @Override
    public void onCompleted() {}
  }

  @Test
  void tellsItsServices() throws Exception {
    First<ServerReflectionResponse> first = new First<>(new CompletableFuture<>());
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel).serverReflectionInfo(first);
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

    List<String> services =
        first
            .message()
            .get(10, TimeUnit.SECONDS)
            .getListServicesResponse()
            .getServiceList()
            .stream()
            .map(ServiceResponse::getName)
            .toList();
    requests.onCompleted();

    assertThat(services)
        .contains(
            BigQueryReadGrpc.SERVICE_NAME, BigQueryWriteGrpc.SERVICE_NAME, "grpc.health.v1.Health");
  }

  @Test
  void refusesMessagesThatAreTooLong() {
    CreateReadSessionRequest request =
        CreateReadSessionRequest.newBuilder().setParent("x".repeat(MOST_BYTES)).build();

    assertThatThrownBy(() -> BigQueryReadGrpc.newBlockingStub(channel).createReadSession(request))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
  }
}
