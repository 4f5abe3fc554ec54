package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.OutOfRangeException;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.ArrowSerializationOptions.CompressionCodec;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
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
    return StorageClients.rows(client, session);
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

  private void numbers(String table, int count) throws InterruptedException {
    run(
        "CREATE TABLE %s.%s AS SELECT id, 'n' || CAST(id AS STRING) AS name FROM UNNEST(GENERATE_ARRAY(1, %d)) AS id"
            .formatted(dataset, table, count));
  }

  private static ReadSession.Builder reading(ReadSession.Builder session, String... fields) {
    session.getReadOptionsBuilder().addAllSelectedFields(List.of(fields));
    return session;
  }

  private static ReadSession.Builder where(ReadSession.Builder session, String restriction) {
    session.getReadOptionsBuilder().setRowRestriction(restriction);
    return session;
  }

  @Test
  void readsSelectedFieldsOfStructs() throws InterruptedException {
    run(
        "CREATE TABLE %s.nested AS SELECT 1 AS id, STRUCT(2 AS x, 'y' AS y, STRUCT(3 AS z, 4 AS w) AS i) AS s, [STRUCT(5 AS p, 6 AS q)] AS l, 7 AS unread"
            .formatted(dataset));
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session =
          client.createReadSession(request(reading(arrow("nested"), "L.q", "s.i.w", "id", "s.y")));

      assertThat(rows(client, session)).hasToString("[{id=1, s={y=y, i={w=4}}, l=[{q=6}]}]");
      assertThatThrownBy(() -> client.createReadSession(request(reading(arrow("nested"), "s.no"))))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("s.no");
    }
  }

  @Test
  void readsRowsThatMeetTheRestriction() throws InterruptedException {
    numbers("restricted", 100);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session =
          client.createReadSession(
              request(where(arrow("restricted"), "id > 97 OR name = 'n5' -- comment")));

      assertThat(rows(client, session))
          .extracting(row -> row.get("id"))
          .containsExactlyInAnyOrder(5L, 98L, 99L, 100L);
      assertThatThrownBy(
              () -> client.createReadSession(request(where(arrow("restricted"), "nix = 1"))))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("Unrecognized name: nix");
      assertThatThrownBy(
              () -> client.createReadSession(request(where(arrow("restricted"), "TRUE; SELECT 1"))))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("Syntax error");
    }
  }

  @Test
  void readsCompressedBuffers() throws InterruptedException {
    numbers("compressed", 5_000);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      for (CompressionCodec codec : List.of(CompressionCodec.LZ4_FRAME, CompressionCodec.ZSTD)) {
        ReadSession.Builder session = arrow("compressed");
        session
            .getReadOptionsBuilder()
            .getArrowSerializationOptionsBuilder()
            .setBufferCompression(codec);

        assertThat(rows(client, client.createReadSession(request(session))))
            .as(codec.name())
            .hasSize(5_000)
            .allSatisfy(row -> assertThat(row.get("name")).isEqualTo("n" + row.get("id")));
      }
    }
  }

  @Test
  void dividesRowsAmongStreams() throws InterruptedException {
    numbers("many", 50_000);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session =
          client.createReadSession(request(arrow("many")).toBuilder().setMaxStreamCount(3).build());
      run("DELETE FROM " + dataset + ".many WHERE TRUE");

      assertThat(session.getStreamsCount()).isEqualTo(3);
      assertThat(rows(client, session))
          .extracting(row -> row.get("id"))
          .doesNotHaveDuplicates()
          .hasSize(50_000);
    }
  }

  @Test
  void resumesAtAnOffset() throws InterruptedException {
    numbers("offsets", 5_000);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = client.createReadSession(request(arrow("offsets")));
      List<Object> all = ids(client, session, session.getStreams(0).getName(), 0);

      assertThat(ids(client, session, session.getStreams(0).getName(), 1_234))
          .isEqualTo(all.subList(1_234, 5_000));
      assertThat(ids(client, session, session.getStreams(0).getName(), 5_000)).isEmpty();
      assertThatThrownBy(() -> ids(client, session, session.getStreams(0).getName(), 5_001))
          .isInstanceOf(OutOfRangeException.class);
    }
  }

  private static List<Object> ids(
      BigQueryReadClient client, ReadSession session, String stream, long offset) {
    ArrowRows arrow = new ArrowRows(session.getArrowSchema().getSerializedSchema());
    List<Object> ids = new ArrayList<>();
    ReadRowsRequest request =
        ReadRowsRequest.newBuilder().setReadStream(stream).setOffset(offset).build();
    for (ReadRowsResponse response : client.readRowsCallable().call(request)) {
      arrow
          .read(response.getArrowRecordBatch().getSerializedRecordBatch())
          .forEach(row -> ids.add(row.get("id")));
    }
    return ids;
  }

  @Test
  void splitsStreams() throws InterruptedException {
    numbers("split", 1_000);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = client.createReadSession(request(arrow("split")));
      String stream = session.getStreams(0).getName();
      List<Object> all = ids(client, session, stream, 0);

      SplitReadStreamResponse split =
          client.splitReadStream(
              SplitReadStreamRequest.newBuilder().setName(stream).setFraction(0.25).build());

      assertThat(ids(client, session, split.getPrimaryStream().getName(), 0))
          .isEqualTo(all.subList(0, 250));
      assertThat(ids(client, session, split.getRemainderStream().getName(), 0))
          .isEqualTo(all.subList(250, 1_000));
      assertThat(ids(client, session, stream, 0)).isEqualTo(all);
    }
  }

  @Test
  void readsViewsAndResultsOfQueries() throws InterruptedException {
    numbers("base", 10);
    run("CREATE VIEW " + dataset + ".view AS SELECT id * 2 AS twice FROM " + dataset + ".base");
    Job job = bigQuery.create(JobInfo.of(QueryJobConfiguration.of("SELECT 42 AS id"))).waitFor();
    TableId anonymous = ((QueryJobConfiguration) job.getConfiguration()).getDestinationTable();
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      assertThat(rows(client, client.createReadSession(request(arrow("view")))))
          .extracting(row -> row.get("twice"))
          .contains(2L, 20L)
          .hasSize(10);
      String table =
          "projects/%s/datasets/%s/tables/%s"
              .formatted(anonymous.getProject(), anonymous.getDataset(), anonymous.getTable());
      assertThat(rows(client, client.createReadSession(request(arrow("base").setTable(table)))))
          .hasToString("[{id=42}]");
    }
  }

  @Test
  void readsTheTableAsItWas() throws InterruptedException {
    numbers("past", 3);
    Instant before = Instant.now();
    run("DELETE FROM " + dataset + ".past WHERE id = 2");
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession.Builder session = arrow("past");
      session
          .getTableModifiersBuilder()
          .getSnapshotTimeBuilder()
          .setSeconds(before.getEpochSecond())
          .setNanos(before.getNano());

      assertThat(rows(client, client.createReadSession(request(session)))).hasSize(3);
      assertThat(rows(client, client.createReadSession(request(arrow("past"))))).hasSize(2);
    }
  }

  @Test
  void readsPartitionsByTheTimeOfArrival() throws InterruptedException {
    run("CREATE TABLE " + dataset + ".arrived (id INT64) PARTITION BY _PARTITIONDATE");
    run(
        """
        INSERT INTO %s.arrived (_PARTITIONTIME, id)
        VALUES (TIMESTAMP '2019-01-01', 1), (TIMESTAMP '2019-01-02', 2)
        """
            .formatted(dataset));
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession.Builder session = arrow("arrived");
      session.getReadOptionsBuilder().setRowRestriction("_PARTITIONDATE > '2019-01-01'");

      assertThat(rows(client, client.createReadSession(request(session)))).hasToString("[{id=2}]");
    }
  }

  @Test
  void readsASample() throws InterruptedException {
    numbers("sampled", 20_000);
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession.Builder session = arrow("sampled");
      session.getReadOptionsBuilder().setSamplePercentage(10);

      assertThat(client.createReadSession(request(session)).getEstimatedRowCount())
          .isBetween(1_500L, 2_500L);
    }
  }

  /** The rows of a table, read as Avro, as their texts. */
  private List<String> avroRows(String table) throws IOException {
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session =
          client.createReadSession(request(arrow(table).setDataFormat(DataFormat.AVRO)));
      Schema schema = new Schema.Parser().parse(session.getAvroSchema().getSchema());
      assertThat(schema.getField("id").schema().getType()).isEqualTo(Schema.Type.LONG);
      List<String> rows = new ArrayList<>();
      ReadRowsRequest request =
          ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build();
      GenericData data = new GenericData();
      data.addLogicalTypeConversion(new Conversions.DecimalConversion());
      for (ReadRowsResponse response : client.readRowsCallable().call(request)) {
        BinaryDecoder decoder =
            DecoderFactory.get()
                .binaryDecoder(
                    response.getAvroRows().getSerializedBinaryRows().toByteArray(), null);
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema, schema, data);
        while (!decoder.isEnd()) {
          rows.add(reader.read(null, decoder).toString());
        }
      }
      return rows;
    }
  }

  @Test
  void readsEveryTypeAsAvro() throws InterruptedException, IOException {
    run(
        """
        CREATE TABLE %s.avro (id INT64 NOT NULL, b BOOL, f FLOAT64, n NUMERIC, g BIGNUMERIC,
          s STRING, y BYTES, d DATE, t TIME, dt DATETIME, ts TIMESTAMP, j JSON, iv INTERVAL,
          a ARRAY<INT64>, st STRUCT<x INT64, z ARRAY<STRUCT<k STRING>>>, r RANGE<DATE>,
          geo GEOGRAPHY)
        """
            .formatted(dataset));
    run(
        """
        INSERT INTO %s.avro VALUES (1, true, 1.5, NUMERIC '-12.25', BIGNUMERIC '-0.5', 'héllo',
          b'ab', DATE '2024-02-29', TIME '12:34:56.789', DATETIME '2024-02-29 01:02:03',
          TIMESTAMP '2024-02-29 01:02:03+00', JSON '{"q": 1}',
          INTERVAL '1-2 3 4:5:6' YEAR TO SECOND, [1, 2, 3], (7, [STRUCT('p' AS k)]),
          RANGE<DATE> '[2024-01-01, UNBOUNDED)', ST_GEOGPOINT(1.1, 2.2)),
          (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], NULL,
          NULL, NULL)
        """
            .formatted(dataset));
    assertThat(avroRows("avro"))
        .containsExactlyInAnyOrder(
            "{\"id\": 1, \"b\": true, \"f\": 1.5, \"n\": -12.250000000,"
                + " \"g\": -0.50000000000000000000000000000000000000, \"s\": \"héllo\","
                + " \"y\": \"ab\", \"d\": 19782, \"t\": 45296789000,"
                + " \"dt\": \"2024-02-29T01:02:03\", \"ts\": 1709168523000000,"
                + " \"j\": \"{\\\"q\\\":1}\", \"iv\": \"1-2 3 4:5:6\", \"a\": [1, 2, 3],"
                + " \"st\": {\"x\": 7, \"z\": [{\"k\": \"p\"}]},"
                + " \"r\": {\"start\": 19723, \"end\": null}, \"geo\": \"POINT(1.1 2.2)\"}",
            "{\"id\": 2, \"b\": null, \"f\": null, \"n\": null, \"g\": null, \"s\": null,"
                + " \"y\": null, \"d\": null, \"t\": null, \"dt\": null, \"ts\": null,"
                + " \"j\": null, \"iv\": null, \"a\": [], \"st\": null, \"r\": null, \"geo\": null}");
  }

  @Test
  void readsDecimalsOfTheirPrecisionAndScale() throws InterruptedException, IOException {
    run(
        """
        CREATE TABLE %s.decimals (id INT64 NOT NULL, n NUMERIC(20, 4), w NUMERIC(5),
          g BIGNUMERIC(50, 12) NOT NULL, a ARRAY<NUMERIC(10, 2)>, s STRUCT<x NUMERIC(3, 1)>)
        """
            .formatted(dataset));
    run(
        "INSERT INTO %s.decimals VALUES (1, -999.0001, 42, BIGNUMERIC '1.5', [NUMERIC '0.25', -12345678], STRUCT(2.5))"
            .formatted(dataset));

    assertThat(avroRows("decimals"))
        .containsExactly(
            "{\"id\": 1, \"n\": -999.0001, \"w\": 42, \"g\": 1.500000000000,"
                + " \"a\": [0.25, -12345678.00], \"s\": {\"x\": 2.5}}");
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = client.createReadSession(request(arrow("decimals")));

      assertThat(new ArrowRows(session.getArrowSchema().getSerializedSchema()).schema().toString())
          .isEqualTo(
              "Schema<id: Int(64, true) not null, n: Decimal(20, 4, 128), w: Decimal(5, 0, 128),"
                  + " g: Decimal(50, 12, 256) not null,"
                  + " a: List<item: Decimal(10, 2, 128) not null> not null,"
                  + " s: Struct<x: Decimal(3, 1, 128)>>");
      assertThat(rows(client, session))
          .extracting(row -> List.of(row.get("n"), row.get("w"), row.get("g"), row.get("a")))
          .extracting(Object::toString)
          .containsExactly("[-999.0001, 42, 1.500000000000, [0.25, -12345678.00]]");
    }
  }

  @Test
  void describesTypesInTheArrowSchema() throws InterruptedException {
    run(
        "CREATE TABLE %s.types (n NUMERIC, g BIGNUMERIC NOT NULL, dt DATETIME, ts TIMESTAMP, j JSON, a ARRAY<STRING>, p GEOGRAPHY)"
            .formatted(dataset));
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession session = client.createReadSession(request(arrow("types")));

      assertThat(new ArrowRows(session.getArrowSchema().getSerializedSchema()).schema().toString())
          .isEqualTo(
              "Schema<n: Decimal(38, 9, 128), g: Decimal(76, 38, 256) not null,"
                  + " dt: Timestamp(MICROSECOND, null), ts: Timestamp(MICROSECOND, UTC), j: Utf8,"
                  + " a: List<item: Utf8 not null> not null, p: Utf8>");
      assertThat(session.getStreamsCount()).as("streams of an empty table").isZero();
    }
  }

  @Test
  void tellsWhatIsNotThere() {
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      assertThatThrownBy(() -> client.createReadSession(request(arrow("nothing"))))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("nothing");
      assertThatThrownBy(() ->
              client
                  .readRowsCallable()
                  .call(
                      ReadRowsRequest.newBuilder()
                          .setReadStream("projects/p/locations/us/sessions/s/streams/t")
                          .build())
                  .iterator()
                  .hasNext())
          .isInstanceOf(NotFoundException.class);
    }
  }
}
