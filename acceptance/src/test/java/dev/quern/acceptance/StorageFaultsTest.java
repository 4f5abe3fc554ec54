package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Int64Value;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Clients that break off or send nonsense, on bare gRPC. */
@WithServer
class StorageFaultsTest {

  private static final DescriptorProto ROW =
      DescriptorProto.newBuilder()
          .setName("Row")
          .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_INT64))
          .addField(field("name", 2, FieldDescriptorProto.Type.TYPE_STRING))
          .build();

  /** Every second to third row ends with a connection that is cut. */
  private static final int ROWS = Integer.getInteger("quern.faultRows", 300);

  private static final int NONSENSE = Integer.getInteger("quern.faultRequests", 500);

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  StorageFaultsTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("storage_faults");
    bigQuery.create(DatasetInfo.of(dataset));
  }

  private static FieldDescriptorProto field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
        .build();
  }

  private String table(String name) throws InterruptedException {
    bigQuery.query(
        QueryJobConfiguration.of(
            "CREATE TABLE " + dataset + "." + name + " (id INT64, name STRING)"));
    return "projects/" + Server.PROJECT + "/datasets/" + dataset + "/tables/" + name;
  }

  private long count(String expression, String table) throws InterruptedException {
    return bigQuery
        .query(QueryJobConfiguration.of("SELECT " + expression + " FROM " + dataset + "." + table))
        .iterateAll()
        .iterator()
        .next()
        .get(0)
        .getLongValue();
  }

  private ManagedChannel channel() {
    return ManagedChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
  }

  private static ByteString row(long id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt64(1, id);
      out.writeString(2, "n" + id);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  private static AppendRowsRequest.Builder request(String stream, ProtoRows rows) {
    return AppendRowsRequest.newBuilder()
        .setWriteStream(stream)
        .setProtoRows(
            AppendRowsRequest.ProtoData.newBuilder()
                .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(ROW))
                .setRows(rows));
  }

  /** The answers of one call. */
  private static final class Answers implements StreamObserver<AppendRowsResponse> {
    private final BlockingQueue<Optional<AppendRowsResponse>> responses =
        new LinkedBlockingQueue<>();
    private volatile Status status = Status.OK;

    @Override
    public void onNext(AppendRowsResponse response) {
      responses.add(Optional.of(response));
    }

    @Override
    public void onError(Throwable error) {
      status = Status.fromThrowable(error);
      responses.add(Optional.empty());
    }

    @Override
    public void onCompleted() {
      responses.add(Optional.empty());
    }

    /** The next answer; empty when the call has ended. */
    Optional<AppendRowsResponse> next() throws InterruptedException {
      Optional<AppendRowsResponse> next = responses.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("an answer").isNotNull();
      return next;
    }
  }

  @Test
  void writesEachRowOnceWhateverConnectionsBreak() throws InterruptedException {
    String table = table("cut");
    ManagedChannel setup = channel();
    String stream =
        BigQueryWriteGrpc.newBlockingStub(setup)
            .createWriteStream(
                CreateWriteStreamRequest.newBuilder()
                    .setParent(table)
                    .setWriteStream(WriteStream.newBuilder().setType(WriteStream.Type.COMMITTED))
                    .build())
            .getName();
    setup.shutdownNow();
    Random random = new Random(7);
    int written = 0;
    while (written < ROWS) {
      ManagedChannel channel = channel();
      Answers answers = new Answers();
      StreamObserver<AppendRowsRequest> requests =
          BigQueryWriteGrpc.newStub(channel).appendRows(answers);
      int burst = Math.min(ROWS - written, 1 + random.nextInt(8));
      for (int i = 0; i < burst; i++) {
        ProtoRows one = ProtoRows.newBuilder().addSerializedRows(row(written + i)).build();
        requests.onNext(request(stream, one).setOffset(Int64Value.of(written + i)).build());
      }
      int heard = random.nextInt(burst + 1);
      for (int i = 0; i < heard; i++) {
        AppendRowsResponse response = answers.next().orElseThrow();
        // A row whose answer was lost may be there already.
        assertThat(
                response.hasAppendResult()
                    || response.getError().getCode() == Status.Code.ALREADY_EXISTS.value())
            .isTrue();
        written++;
      }
      channel.shutdownNow();
    }

    assertThat(count("COUNT(*)", "cut")).isEqualTo(ROWS);
    assertThat(count("COUNT(DISTINCT id)", "cut")).isEqualTo(ROWS);
  }

  @Test
  void readsEachRowOnceWhateverConnectionsBreak() throws InterruptedException {
    long rows = Math.min(ROWS * 500L, 1_000_000);
    bigQuery.query(
        QueryJobConfiguration.of(
            "CREATE TABLE %s.many AS SELECT id FROM UNNEST(GENERATE_ARRAY(1, %d)) AS id"
                .formatted(dataset, rows)));
    ReadSession session =
        onOneConnection(channel ->
            BigQueryReadGrpc.newBlockingStub(channel)
                .createReadSession(
                    CreateReadSessionRequest.newBuilder()
                        .setParent("projects/" + Server.PROJECT)
                        .setMaxStreamCount(1)
                        .setReadSession(
                            ReadSession.newBuilder()
                                .setTable(
                                    "projects/%s/datasets/%s/tables/many"
                                        .formatted(Server.PROJECT, dataset))
                                .setDataFormat(DataFormat.ARROW))
                        .build()));
    ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
    long read = 0;
    while (read < rows) {
      ReadRowsRequest request =
          ReadRowsRequest.newBuilder()
              .setReadStream(session.getStreams(0).getName())
              .setOffset(read)
              .build();
      ReadRowsResponse response =
          onOneConnection(
              channel -> BigQueryReadGrpc.newBlockingStub(channel).readRows(request).next());
      long expected = read + 1;
      assertThat(
              arrow
                  .read(response.getArrowRecordBatch().getSerializedRecordBatch())
                  .getFirst()
                  .get("id"))
          .isEqualTo(expected);
      read += response.getRowCount();
    }
    assertThat(read).isEqualTo(rows);
  }

  /** Does something on a connection that is cut then, whatever is under way. */
  private <T> T onOneConnection(Function<ManagedChannel, T> work) {
    ManagedChannel channel = channel();
    try {
      return work.apply(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void survivesNonsense() throws InterruptedException {
    String table = table("fuzz");
    Random random = new Random(11);
    ManagedChannel channel = channel();
    try {
      for (int i = 0; i < NONSENSE; i++) {
        Answers answers = new Answers();
        StreamObserver<AppendRowsRequest> requests =
            BigQueryWriteGrpc.newStub(channel).appendRows(answers);
        requests.onNext(nonsense(random, table));
        Optional<AppendRowsResponse> answer = answers.next();
        if (answer.isPresent() && answer.get().hasError()) {
          assertThat(answer.get().getError().getCode())
              .as(answer.get().getError().getMessage())
              .isEqualTo(Status.Code.INVALID_ARGUMENT.value());
        } else if (answer.isEmpty()) {
          assertThat(answers.status.getCode())
              .as(answers.status.getDescription())
              .isIn(
                  Status.Code.INVALID_ARGUMENT,
                  Status.Code.NOT_FOUND,
                  Status.Code.PERMISSION_DENIED);
        }
        requests.onCompleted();
      }
      Answers answers = new Answers();
      StreamObserver<AppendRowsRequest> requests =
          BigQueryWriteGrpc.newStub(channel).appendRows(answers);
      long before = count("COUNT(*)", "fuzz");
      requests.onNext(
          request(
                  table + "/streams/_default",
                  ProtoRows.newBuilder().addSerializedRows(row(1)).build())
              .build());
      assertThat(answers.next().orElseThrow().hasAppendResult()).isTrue();
      assertThat(count("COUNT(*)", "fuzz")).isEqualTo(before + 1);
      requests.onCompleted();
      assertThat(answers.next()).isEmpty();
      assertThat(answers.status.isOk()).isTrue();
    } finally {
      channel.shutdownNow();
    }
  }

  private static AppendRowsRequest nonsense(Random random, String table) {
    String stream = table + "/streams/_default";
    byte[] junk = new byte[random.nextInt(40)];
    random.nextBytes(junk);
    return switch (random.nextInt(6)) {
      case 0 -> AppendRowsRequest.getDefaultInstance();
      case 1 ->
          request("projects/p/datasets/d/tables/t/streams/" + random.nextInt(), rows(junk)).build();
      case 2 -> {
        AppendRowsRequest.Builder arrow = AppendRowsRequest.newBuilder().setWriteStream(stream);
        arrow
            .getArrowRowsBuilder()
            .getWriterSchemaBuilder()
            .setSerializedSchema(ByteString.copyFrom(junk));
        arrow
            .getArrowRowsBuilder()
            .getRowsBuilder()
            .setSerializedRecordBatch(ByteString.copyFrom(junk));
        yield arrow.build();
      }
      case 3 -> {
        AppendRowsRequest.Builder request = request(stream, rows(junk));
        FieldDescriptorProto.Type[] types = FieldDescriptorProto.Type.values();
        request
            .getProtoRowsBuilder()
            .getWriterSchemaBuilder()
            .getProtoDescriptorBuilder()
            .setField(0, field("id", 1, types[random.nextInt(types.length)]));
        yield request.build();
      }
      case 4 -> {
        AppendRowsRequest.Builder request = request(stream, rows(row(5).toByteArray()));
        request.getProtoRowsBuilder().clearWriterSchema();
        yield request.build();
      }
      default -> request(stream, rows(junk)).build();
    };
  }

  private static ProtoRows rows(byte[] row) {
    return ProtoRows.newBuilder().addSerializedRows(ByteString.copyFrom(row)).build();
  }

  /** By this error Apache Beam knows that it has to make the table. */
  @Test
  void refusesAppendsToTablesThatAreNotThere() throws Exception {
    ManagedChannel channel = channel();
    try {
      Answers answers = new Answers();
      String nowhere = "projects/" + Server.PROJECT + "/datasets/" + dataset + "/tables/nowhere";
      BigQueryWriteGrpc.newStub(channel)
          .appendRows(answers)
          .onNext(
              request(
                      nowhere + "/streams/_default",
                      ProtoRows.newBuilder().addSerializedRows(row(1)).build())
                  .build());

      assertThat(answers.next()).isEmpty();
      assertThat(answers.status.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(answers.status.getDescription())
          .isEqualTo(
              "Permission 'TABLES_UPDATE_DATA' denied on resource '%s' (or it may not exist)."
                  .formatted(nowhere));
    } finally {
      channel.shutdownNow();
    }
  }
}
