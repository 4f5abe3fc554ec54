package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.ExtractJobConfiguration;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.InsertAllResponse;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GEOGRAPHY values on all the ways in and out. */
@WithServer
class GeographyTest {

  private static final String SHAPES = "1=POINT(1 2);2=LINESTRING(0 0, 1 1);3=NULL";

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  GeographyTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createTable() {
    dataset = server.uniqueName("geography");
    bigquery.create(DatasetInfo.of(dataset));
    bigquery.create(
        TableInfo.of(
            table(),
            StandardTableDefinition.of(
                Schema.of(
                    Field.of("id", StandardSQLTypeName.INT64),
                    Field.of("shape", StandardSQLTypeName.GEOGRAPHY)))));
  }

  private TableId table() {
    return TableId.of(dataset, "t");
  }

  private String query(String sql, QueryParameterValue... parameters) throws InterruptedException {
    TableResult rows =
        bigquery.query(
            QueryJobConfiguration.newBuilder(sql)
                .setPositionalParameters(List.of(parameters))
                .build());
    return StreamSupport.stream(rows.iterateAll().spliterator(), false)
        .map(row ->
            row.stream()
                .map(value -> value.isNull() ? "NULL" : value.getValue().toString())
                .collect(Collectors.joining("=")))
        .collect(Collectors.joining(";"));
  }

  private String shapes() throws InterruptedException {
    return query("SELECT id, shape FROM " + dataset + ".t ORDER BY id");
  }

  private void insertShapes() throws InterruptedException {
    query(
        "INSERT INTO %s.t VALUES (1, ST_GEOGPOINT(1, 2)), (2, ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)')), (3, NULL)"
            .formatted(dataset));
  }

  @Test
  void streamsTextAndGeoJsonIn() throws InterruptedException {
    InsertAllResponse response =
        bigquery.insertAll(
            InsertAllRequest.newBuilder(table())
                .addRow(Map.of("id", 1, "shape", "POINT(1 2)"))
                .addRow(
                    Map.of(
                        "id",
                        2,
                        "shape",
                        "{\"type\": \"LineString\", \"coordinates\": [[0, 0], [1, 1]]}"))
                .addRow(Map.of("id", 3))
                .build());

    assertThat(response.getInsertErrors()).isEmpty();
    assertThat(shapes()).isEqualTo(SHAPES);
  }

  @Test
  void refusesRowsWithoutAGeography() throws InterruptedException {
    InsertAllResponse response =
        bigquery.insertAll(
            InsertAllRequest.newBuilder(table())
                .addRow(Map.of("id", 1, "shape", "POINT(1)"))
                .build());

    assertThat(response.getInsertErrors()).hasSize(1);
    assertThat(shapes()).isEmpty();
  }

  @Test
  void loadsJson() throws Exception {
    load(
        FormatOptions.json(),
        """
        {"id": 1, "shape": "0101000000000000000000F03F0000000000000040"}
        {"id": 2, "shape": "{\\"type\\": \\"LineString\\", \\"coordinates\\": [[0, 0], [1, 1]]}"}
        {"id": 3}
        """);

    assertThat(shapes()).isEqualTo(SHAPES);
  }

  @Test
  void loadsCsv() throws Exception {
    load(FormatOptions.csv(), "1,POINT(1 2)\n2,\"LINESTRING(0 0, 1 1)\"\n3,\n");

    assertThat(shapes()).isEqualTo(SHAPES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARQUET", "AVRO", "CSV", "NEWLINE_DELIMITED_JSON"})
  void goesToFilesAndBack(String format) throws InterruptedException {
    insertShapes();
    String uri = "gs://bucket/" + dataset + "/" + format;
    wait(bigquery.create(JobInfo.of(ExtractJobConfiguration.of(table(), uri, format))));
    query("TRUNCATE TABLE " + dataset + ".t");

    wait(
        bigquery.create(
            JobInfo.of(
                LoadJobConfiguration.newBuilder(table(), uri)
                    .setFormatOptions(
                        format.equals("CSV")
                            ? CsvOptions.newBuilder().setSkipLeadingRows(1).build()
                            : FormatOptions.of(format))
                    .build())));

    assertThat(shapes()).isEqualTo(SHAPES);
  }

  private static void wait(Job job) throws InterruptedException {
    assertThat(job.waitFor().getStatus().getError()).isNull();
  }

  private void load(FormatOptions format, String content) throws Exception {
    TableDataWriteChannel channel = bigquery.writer(WriteChannelConfiguration.of(table(), format));
    try (channel) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(channel.getJob().waitFor().getStatus().getError()).isNull();
  }

  @Test
  void takesParametersAndVariables() throws InterruptedException {
    insertShapes();

    assertThat(
            query(
                "SELECT id, shape FROM " + dataset + ".t WHERE ST_INTERSECTS(shape, ?)",
                QueryParameterValue.of("POINT(1 2)", StandardSQLTypeName.GEOGRAPHY)))
        .isEqualTo("1=POINT(1 2)");
    assertThat(
            query(
                "DECLARE g GEOGRAPHY DEFAULT ST_GEOGPOINT(3, 4); DECLARE a ARRAY<GEOGRAPHY>;"
                    + " SET a = [g, ST_GEOGPOINT(5, 6)]; SELECT g, ST_X(g), ST_UNION(a);"))
        .isEqualTo("POINT(3 4)=3.0=MULTIPOINT(3 4, 5 6)");
  }

  @Test
  void isAsLongAsItHasVertices() throws InterruptedException {
    insertShapes();

    assertThat(bigquery.getTable(table()).getNumBytes()).isEqualTo(3 * 8 + 40 + 64);
  }

  @Test
  void namesTheFunctionThatFails() {
    assertThatThrownBy(() -> query("SELECT ST_GEOGPOINT(0, 91)"))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("ST_GeogPoint failed: Latitude must be between -90 and 90 degrees");
  }

  @Test
  void isReadAsText() throws Exception {
    insertShapes();
    try (BigQueryReadClient client = StorageClients.reader(server)) {
      ReadSession arrow = session(client, DataFormat.ARROW);
      ArrowRows rows = new ArrowRows(arrow.getArrowSchema().getSerializedSchema());
      List<String> read = new ArrayList<>();
      for (ReadRowsResponse response : responses(client, arrow)) {
        rows.read(response.getArrowRecordBatch().getSerializedRecordBatch())
            .forEach(row -> read.add(row.get("id") + "=" + row.get("shape")));
      }
      assertThat(read)
          .containsExactlyInAnyOrder("1=POINT(1 2)", "2=LINESTRING(0 0, 1 1)", "3=null");

      assertThat(avroRows(client, session(client, DataFormat.AVRO)))
          .containsExactlyInAnyOrder("1=POINT(1 2)", "2=LINESTRING(0 0, 1 1)", "3=null");
    }
  }

  private ReadSession session(BigQueryReadClient client, DataFormat format) {
    return client.createReadSession(
        CreateReadSessionRequest.newBuilder()
            .setParent("projects/" + Server.PROJECT)
            .setReadSession(
                ReadSession.newBuilder()
                    .setTable("projects/" + Server.PROJECT + "/datasets/" + dataset + "/tables/t")
                    .setDataFormat(format))
            .build());
  }

  private static Iterable<ReadRowsResponse> responses(
      BigQueryReadClient client, ReadSession session) {
    return client
        .readRowsCallable()
        .call(ReadRowsRequest.newBuilder().setReadStream(session.getStreams(0).getName()).build());
  }

  private static List<String> avroRows(BigQueryReadClient client, ReadSession session)
      throws Exception {
    org.apache.avro.Schema schema =
        new org.apache.avro.Schema.Parser().parse(session.getAvroSchema().getSchema());
    List<String> rows = new ArrayList<>();
    for (ReadRowsResponse response : responses(client, session)) {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(response.getAvroRows().getSerializedBinaryRows().toByteArray(), null);
      while (!decoder.isEnd()) {
        GenericRecord row = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        rows.add(row.get("id") + "=" + row.get("shape"));
      }
    }
    return rows;
  }

  @Test
  void isWrittenAsText() throws Exception {
    TableName name = TableName.of(Server.PROJECT, dataset, "t");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer =
            JsonStreamWriter.newBuilder(name.toString(), client)
                .setChannelProvider(StorageClients.channels(server))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build()) {
      writer
          .append(
              new JSONArray()
                  .put(new JSONObject().put("id", 1).put("shape", "POINT(1 2)"))
                  .put(new JSONObject().put("id", 2).put("shape", "LINESTRING(0 0, 1 1)"))
                  .put(new JSONObject().put("id", 3)))
          .get();
    }

    assertThat(shapes()).isEqualTo(SHAPES);
  }
}
