package dev.quern.benchmarks;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.sun.management.OperatingSystemMXBean;
import dev.quern.adapter.grpc.GrpcEndpoint;
import dev.quern.bootstrap.QuernApplication;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The Storage Read and Write APIs over gRPC, client and server in one JVM, compared with the engine
 * alone. Prints a table; the right column says what is wanted.
 */
public final class StorageBenchmark {

  private static final String DATASET = "storage";
  private static final int READ_ROWS = 10_000_000;
  private static final int WRITE_REQUESTS = 200;
  private static final int ROWS_PER_REQUEST = 5_000;
  private static final int COLUMNS = 10;
  private static final int UNDER_WAY = 8;

  /** Fewer, and the compiler takes a third of the processors while the clock runs. */
  private static final int WARM_UP_RUNS = 6;

  private static final List<String> ALL = List.of("reads", "writes", "latency");

  private final ConfigurableApplicationContext server;
  private final Client client;
  private final ManagedChannel channel;
  private final OperatingSystemMXBean processor =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long cpuNanosPerRow;

  private StorageBenchmark(ConfigurableApplicationContext server) {
    this.server = server;
    this.client =
        new Client(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    this.channel =
        ManagedChannelBuilder.forAddress(
                "127.0.0.1", server.getBean(GrpcEndpoint.class).port().orElseThrow())
            .usePlaintext()
            .maxInboundMessageSize(Integer.MAX_VALUE)
            .build();
  }

  /** Runs the parts that are named: {@code reads}, {@code writes}, {@code latency}; else all. */
  public static void main(String[] arguments) throws Exception {
    try (ConfigurableApplicationContext server =
        QuernApplication.start(
            "--quern.port=0",
            "--quern.grpc-port=0",
            "--quern.banner=false",
            "--quern.project=" + Client.PROJECT)) {
      StorageBenchmark benchmark = new StorageBenchmark(server);
      try {
        benchmark.prepare();
        for (String part : arguments.length == 0 ? ALL : List.of(arguments)) {
          switch (part) {
            case "reads" -> benchmark.reads();
            case "writes" -> benchmark.writes();
            case "latency" -> benchmark.latency();
            default -> throw new IllegalArgumentException(part);
          }
        }
      } finally {
        benchmark.channel.shutdownNow();
      }
    }
  }

  private void query(String sql) {
    client.send("POST", "/queries", "{\"useLegacySql\":false,\"query\":\"" + sql + "\"}");
  }

  private static String table(String name) {
    return "projects/" + Client.PROJECT + "/datasets/" + DATASET + "/tables/" + name;
  }

  private void prepare() {
    client.send(
        "POST",
        "/datasets",
        "{\"datasetReference\":{\"datasetId\":\"%s\",\"projectId\":\"%s\"}}"
            .formatted(DATASET, Client.PROJECT));
    emptyTable();
  }

  /** What is appended to grows no further than DuckDB's own table does, for it lies in memory. */
  private void emptyTable() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      columns.add("c" + i + (i < COLUMNS / 2 ? " INT64" : " STRING"));
    }
    query("CREATE OR REPLACE TABLE " + DATASET + ".w (" + String.join(", ", columns) + ")");
  }

  private void reads() throws Exception {
    query("SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 2)) AS i");
    query(
        "CREATE TABLE " + DATASET + ".parts AS SELECT i FROM UNNEST(GENERATE_ARRAY(1, 1000)) AS i");
    query(
        "CREATE TABLE %s.r AS SELECT a.i * 1000 + b.i AS id, a.i / 7 AS f, b.i AS n, 'name ' || CAST(b.i AS STRING) AS s, 'a text of some length ' || CAST(a.i AS STRING) AS t FROM %s.parts AS a CROSS JOIN %s.parts AS b CROSS JOIN UNNEST(GENERATE_ARRAY(1, 10)) AS x"
            .formatted(DATASET, DATASET, DATASET));
    double fetched = rate(READ_ROWS, this::drain);
    Report.line("DuckDB's own chunks, untouched", rows(fetched), "");
    double alone = rate(READ_ROWS, this::export);
    Report.line("DuckDB's own Arrow export", rows(alone), "");
    double arrow = rate(READ_ROWS, () -> read(DataFormat.ARROW, 1));
    Report.line("read Arrow, session included", ratio(arrow, alone), "0.70 of DuckDB's");
    double four = rate(READ_ROWS, () -> read(DataFormat.ARROW, 4));
    Report.line("read Arrow, 4 streams in turn", ratio(four, alone), "0.70 of DuckDB's");
    double avro = rate(READ_ROWS, () -> read(DataFormat.AVRO, 1));
    Report.line("read Avro, session included", ratio(avro, alone), "0.25 of DuckDB's");
    double[] sessions = Report.sample(5, 50, () -> session(DataFormat.ARROW, 4));
    Report.line("create a read session, p50", Report.millis(Report.percentile(sessions, 50)), "");
  }

  private String rows(double perSecond) {
    return "%,.0f rows/s, %d ns".formatted(perSecond, cpuNanosPerRow);
  }

  private String ratio(double perSecond, double alone) {
    return rows(perSecond) + " (%.2f)".formatted(perSecond / alone);
  }

  /**
   * Rows per second of the best of three runs. Tells also how long the processors worked for a row,
   * client and server together, which depends less on what else the machine does.
   */
  private double rate(int rows, Report.Task task) throws Exception {
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      task.run();
    }
    long before = processor.getProcessCpuTime();
    double[] times = Report.sample(0, 3, task);
    cpuNanosPerRow = (processor.getProcessCpuTime() - before) / 3 / rows;
    return rows / (times[0] / 1e3);
  }

  private void drain() {
    Engine engine = server.getBean(Engine.class);
    try (ConnectionPool.Lease lease = engine.connections().lease();
        RowStream rows = lease.connection().query(columnsOf(largestTable(engine)))) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        batch.get().rowCount();
      }
    }
  }

  private void export() {
    Engine engine = server.getBean(Engine.class);
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      long rows = ArrowExport.rows(lease.connection(), columnsOf(largestTable(engine)));
      if (rows != READ_ROWS) {
        throw new IllegalStateException(rows + " rows");
      }
    }
  }

  private static String columnsOf(String table) {
    return "SELECT c0, c1, c2, c3, c4 FROM " + table;
  }

  private static String largestTable(Engine engine) {
    try (ConnectionPool.Lease lease = engine.connections().lease();
        RowStream rows =
            lease
                .connection()
                .query(
                    "SELECT table_name FROM duckdb_tables() ORDER BY estimated_size DESC LIMIT 1")) {
      return rows.next().orElseThrow().column(0).getString(0);
    }
  }

  private ReadSession session(DataFormat format, int streams) {
    return BigQueryReadGrpc.newBlockingStub(channel)
        .createReadSession(
            CreateReadSessionRequest.newBuilder()
                .setParent("projects/" + Client.PROJECT)
                .setMaxStreamCount(streams)
                .setReadSession(ReadSession.newBuilder().setTable(table("r")).setDataFormat(format))
                .build());
  }

  private void read(DataFormat format, int streams) {
    BigQueryReadGrpc.BigQueryReadBlockingStub stub = BigQueryReadGrpc.newBlockingStub(channel);
    ReadSession session = session(format, streams);
    long rows = 0;
    for (int i = 0; i < session.getStreamsCount(); i++) {
      Iterator<ReadRowsResponse> responses =
          stub.readRows(
              ReadRowsRequest.newBuilder().setReadStream(session.getStreams(i).getName()).build());
      while (responses.hasNext()) {
        rows += responses.next().getRowCount();
      }
    }
    if (rows != READ_ROWS) {
      throw new IllegalStateException(rows + " rows");
    }
  }

  private void writes() throws Exception {
    double engine = rate(WRITE_REQUESTS * ROWS_PER_REQUEST, this::appendAlone);
    Report.line("DuckDB's own INSERT, 10 columns", rows(engine), "");
    AppendRowsRequest request = request(ROWS_PER_REQUEST);
    double perSecond =
        rate(WRITE_REQUESTS * ROWS_PER_REQUEST, () -> append(request, WRITE_REQUESTS, UNDER_WAY));
    Report.line("append proto, 10 columns, one stream", rows(perSecond), "400,000 rows/s");
    emptyTable();
    double protos = rate(WRITE_REQUESTS * ROWS_PER_REQUEST, () -> appendOnFour(request));
    Report.line("append proto, four streams together", ratio(protos, perSecond), "0.6 of one");
    emptyTable();
    AppendRowsRequest arrow = ArrowRequests.request(table("w"), ROWS_PER_REQUEST, COLUMNS);
    double asArrow =
        rate(WRITE_REQUESTS * ROWS_PER_REQUEST, () -> append(arrow, WRITE_REQUESTS, UNDER_WAY));
    Report.line("append Arrow, 10 columns, one stream", ratio(asArrow, engine), "1,000,000 rows/s");
    emptyTable();
    double four = rate(WRITE_REQUESTS * ROWS_PER_REQUEST, () -> appendOnFour(arrow));
    Report.line("append Arrow, four streams together", ratio(four, asArrow), "0.6 of one");
  }

  private void latency() throws Exception {
    emptyTable();
    AppendRowsRequest request = request(1);
    double[] times = new double[2_000];
    CountDownLatch done = new CountDownLatch(1);
    Semaphore answered = new Semaphore(0);
    StreamObserver<AppendRowsRequest> requests =
        BigQueryWriteGrpc.newStub(channel).appendRows(new Answers(answered, done));
    for (int i = 0; i < times.length; i++) {
      times[i] =
          Report.once(() -> {
            requests.onNext(request);
            answered.acquire();
          });
    }
    requests.onCompleted();
    done.await();
    Arrays.sort(times);
    Report.line("append one row, p50", Report.millis(Report.percentile(times, 50)), "2 ms");
    Report.line("append one row, p99", Report.millis(Report.percentile(times, 99)), "");
  }

  private void appendOnFour(AppendRowsRequest request) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  append(request, WRITE_REQUESTS / 4, UNDER_WAY);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /**
   * What DuckDB's own INSERT takes for as many rows from a table of its own, as many in a
   * transaction as are under way on one stream.
   */
  private void appendAlone() {
    Engine engine = server.getBean(Engine.class);
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      DuckConnection connection = lease.connection();
      connection.execute("CREATE OR REPLACE TABLE own_source AS FROM " + columns(UNDER_WAY));
      connection.execute("CREATE OR REPLACE TABLE own_target AS FROM own_source LIMIT 0");
      for (int i = 0; i < WRITE_REQUESTS / UNDER_WAY; i++) {
        connection.execute("INSERT INTO own_target FROM own_source");
      }
    }
  }

  private static String columns(int requests) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      columns.add(i < COLUMNS / 2 ? "i * " + i : "'a value of column " + i + "'");
    }
    return "(SELECT %s FROM range(%d) r(i))"
        .formatted(String.join(", ", columns), requests * ROWS_PER_REQUEST);
  }

  private void append(AppendRowsRequest request, int count, int underWay) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Semaphore free = new Semaphore(underWay);
    StreamObserver<AppendRowsRequest> requests =
        BigQueryWriteGrpc.newStub(channel).appendRows(new Answers(free, done));
    for (int i = 0; i < count; i++) {
      free.acquire();
      requests.onNext(request);
    }
    requests.onCompleted();
    done.await();
  }

  /** Counts answers; fails on one that is an error. */
  private record Answers(Semaphore answered, CountDownLatch done)
      implements StreamObserver<AppendRowsResponse> {

    @Override
    public void onNext(AppendRowsResponse response) {
      if (response.hasError()) {
        throw new IllegalStateException(response.getError().getMessage());
      }
      answered.release();
    }

    @Override
    public void onError(Throwable error) {
      done.countDown();
      throw new IllegalStateException(error);
    }

    @Override
    public void onCompleted() {
      done.countDown();
    }
  }

  private static AppendRowsRequest request(int rows) throws IOException {
    DescriptorProto.Builder descriptor = DescriptorProto.newBuilder().setName("Row");
    for (int i = 0; i < COLUMNS; i++) {
      descriptor
          .addFieldBuilder()
          .setName("c" + i)
          .setNumber(i + 1)
          .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
          .setType(
              i < COLUMNS / 2
                  ? FieldDescriptorProto.Type.TYPE_INT64
                  : FieldDescriptorProto.Type.TYPE_STRING);
    }
    ProtoRows.Builder serialized = ProtoRows.newBuilder();
    for (int row = 0; row < rows; row++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      for (int i = 0; i < COLUMNS; i++) {
        if (i < COLUMNS / 2) {
          out.writeInt64(i + 1, (long) row * i);
        } else {
          out.writeString(i + 1, "a value of column " + i);
        }
      }
      out.flush();
      serialized.addSerializedRows(ByteString.copyFrom(bytes.toByteArray()));
    }
    return AppendRowsRequest.newBuilder()
        .setWriteStream(table("w") + "/streams/_default")
        .setProtoRows(
            AppendRowsRequest.ProtoData.newBuilder()
                .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(descriptor))
                .setRows(serialized))
        .build();
  }
}
