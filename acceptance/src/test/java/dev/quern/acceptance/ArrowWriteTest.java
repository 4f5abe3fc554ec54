package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** {@code StreamWriter} with Arrow rows against the server. */
@WithServer
class ArrowWriteTest {

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  ArrowWriteTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("arrow_write");
    bigQuery.create(DatasetInfo.of(dataset));
  }

  private Iterable<FieldValueList> run(String sql) throws InterruptedException {
    return bigQuery.query(QueryJobConfiguration.of(sql)).iterateAll();
  }

  private String table(String name) {
    return "projects/" + Server.PROJECT + "/datasets/" + dataset + "/tables/" + name;
  }

  private StreamWriter writer(BigQueryWriteClient client, String table, Schema schema)
      throws Exception {
    return StreamWriter.newBuilder(table(table) + "/streams/_default", client)
        .setChannelProvider(StorageClients.channels(server))
        .setCredentialsProvider(NoCredentialsProvider.create())
        .setWriterSchema(schema)
        .build();
  }

  @Test
  void appendsRecordBatches() throws Exception {
    run("CREATE TABLE " + dataset + ".t (id INT64, name STRING)");
    Schema schema =
        new Schema(
            List.of(
                Field.nullable("name", new ArrowType.Utf8()),
                Field.nullable("id", new ArrowType.Int(64, true))));
    try (BufferAllocator allocator = new RootAllocator();
        BigQueryWriteClient client = StorageClients.writer(server);
        StreamWriter writer = writer(client, "t", schema);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      VarCharVector names = (VarCharVector) root.getVector("name");
      BigIntVector ids = (BigIntVector) root.getVector("id");
      names.setSafe(0, "short".getBytes(StandardCharsets.UTF_8));
      names.setSafe(1, "a text of more than twelve bytes".getBytes(StandardCharsets.UTF_8));
      names.setNull(2);
      ids.setSafe(0, 1);
      ids.setNull(1);
      ids.setSafe(2, -3);
      root.setRowCount(3);

      append(writer, root);
    }
    List<String> rows = new ArrayList<>();
    run("SELECT name, id FROM " + dataset + ".t")
        .forEach(row -> rows.add(row.get(0).getValue() + "=" + row.get(1).getValue()));
    assertThat(rows)
        .containsExactlyInAnyOrder("short=1", "a text of more than twelve bytes=null", "null=-3");
  }

  private static void append(StreamWriter writer, VectorSchemaRoot root) throws Exception {
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      AppendRowsResponse response = writer.append(batch).get();
      assertThat(response.hasAppendResult()).isTrue();
    }
  }

  @Test
  void refusesTypesThatDoNotFit() throws Exception {
    run("CREATE TABLE " + dataset + ".u (id INT64)");
    Schema schema = new Schema(List.of(Field.nullable("id", new ArrowType.Utf8())));
    try (BufferAllocator allocator = new RootAllocator();
        BigQueryWriteClient client = StorageClients.writer(server);
        StreamWriter writer = writer(client, "u", schema);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      ((VarCharVector) root.getVector("id")).setSafe(0, "1".getBytes(StandardCharsets.UTF_8));
      root.setRowCount(1);

      assertThatThrownBy(() -> append(writer, root))
          .hasMessageContaining("The Arrow field mismatched with BigQuery field at id");
    }
  }

  /** What is read as Arrow and written as Arrow is the same table. */
  @Test
  void writesWhatItReads() throws Exception {
    String columns =
        "b BOOL, i INT64, f FLOAT64, n NUMERIC, g BIGNUMERIC, s STRING, y BYTES, d DATE, t TIME,"
            + " dt DATETIME, ts TIMESTAMP, j JSON, iv INTERVAL, a ARRAY<INT64>,"
            + " st STRUCT<x INT64, z ARRAY<STRUCT<k STRING>>>, r RANGE<DATE>";
    run("CREATE TABLE " + dataset + ".source (" + columns + ")");
    run("CREATE TABLE " + dataset + ".copy (" + columns + ")");
    run(
        "INSERT INTO "
            + dataset
            + ".source VALUES (true, -5, 1.5, NUMERIC '-12.25', BIGNUMERIC '-0.5', 'héllo', b'ab',"
            + " DATE '2024-02-29', TIME '12:34:56.789', DATETIME '2024-02-29 01:02:03',"
            + " TIMESTAMP '0001-01-01 00:00:00+00', JSON '{\"q\": 1}',"
            + " INTERVAL '1-2 3 4:5:6' YEAR TO SECOND, [1, 2, 3], (7, [STRUCT('p' AS k), STRUCT('q' AS k)]),"
            + " RANGE<DATE> '[2024-01-01, UNBOUNDED)'),"
            + " (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
            + " [], NULL, NULL)");
    try (BigQueryReadClient reader = StorageClients.reader(server);
        BigQueryWriteClient client = StorageClients.writer(server);
        BufferAllocator allocator = new RootAllocator()) {
      ReadSession session = session(reader, "source");
      Schema schema = new ArrowRows(session.getArrowSchema().getSerializedSchema()).schema();
      try (StreamWriter writer = writer(client, "copy", schema)) {
        ReadRowsRequest request =
            ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build();
        for (ReadRowsResponse response : reader.readRowsCallable().call(request)) {
          try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
              ArrowRecordBatch batch =
                  ArrowRows.batch(
                      response.getArrowRecordBatch().getSerializedRecordBatch(), allocator)) {
            new VectorLoader(root).load(batch);
            for (FieldVector vector : root.getFieldVectors()) {
              vector.validateFull();
            }
            append(writer, root);
          }
        }
      }
      assertThat(rows(reader, "copy")).isEqualTo(rows(reader, "source")).hasSize(2);
    }
  }

  private ReadSession session(BigQueryReadClient reader, String table) {
    return reader.createReadSession(
        CreateReadSessionRequest.newBuilder()
            .setParent("projects/" + Server.PROJECT)
            .setReadSession(
                ReadSession.newBuilder().setTable(table(table)).setDataFormat(DataFormat.ARROW))
            .setMaxStreamCount(1)
            .build());
  }

  private List<String> rows(BigQueryReadClient reader, String table) {
    ReadSession session = session(reader, table);
    ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
    List<String> rows = new ArrayList<>();
    ReadRowsRequest request =
        ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build();
    for (ReadRowsResponse response : reader.readRowsCallable().call(request)) {
      arrow
          .read(response.getArrowRecordBatch().getSerializedRecordBatch())
          .forEach(row -> rows.add(row.toString()));
    }
    return rows;
  }
}
