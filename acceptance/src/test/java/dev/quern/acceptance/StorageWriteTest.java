package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.core.ApiFuture;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.Exceptions;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.TableName;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import com.google.protobuf.Int64Value;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** {@code BigQueryWriteClient} and {@code JsonStreamWriter} against the server. */
@WithServer
class StorageWriteTest {

  private final Server server;
  private final BigQuery bigQuery;
  private final String dataset;

  StorageWriteTest(Server server) {
    this.server = server;
    this.bigQuery = server.client();
    this.dataset = server.uniqueName("storage_write");
    bigQuery.create(DatasetInfo.of(dataset));
  }

  private Iterable<FieldValueList> run(String sql) throws InterruptedException {
    return bigQuery.query(QueryJobConfiguration.of(sql)).iterateAll();
  }

  private String text(String sql) throws InterruptedException {
    return StreamSupport.stream(run(sql).spliterator(), false)
        .map(row ->
            row.stream()
                .map(value -> value.isNull() ? "NULL" : value.getValue().toString())
                .collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  private TableName table(String name) {
    return TableName.of(Server.PROJECT, dataset, name);
  }

  private TableName numbers(String name) throws InterruptedException {
    run("CREATE TABLE " + dataset + "." + name + " (id INT64, name STRING)");
    return table(name);
  }

  private JsonStreamWriter json(BigQueryWriteClient client, String stream) throws Exception {
    return JsonStreamWriter.newBuilder(stream, client)
        .setChannelProvider(StorageClients.channels(server))
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }

  private static JSONArray rows(int from, int to) {
    return new JSONArray(
        IntStream.range(from, to)
            .mapToObj(i -> new JSONObject().put("id", i).put("name", "n" + i))
            .toList());
  }

  private static WriteStream create(
      BigQueryWriteClient client, TableName table, WriteStream.Type type) {
    return client.createWriteStream(table, WriteStream.newBuilder().setType(type).build());
  }

  private String counted(String table) throws InterruptedException {
    return text("SELECT COUNT(*), COUNT(DISTINCT id) FROM " + dataset + "." + table);
  }

  @Test
  void appendsJsonToTheDefaultStream() throws Exception {
    TableName table = numbers("t");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = json(client, table.toString())) {
      assertThat(writer.append(rows(0, 3)).get().getAppendResult().hasOffset()).isFalse();

      assertThat(text("SELECT id, name FROM " + dataset + ".t ORDER BY id"))
          .isEqualTo("0,n0;1,n1;2,n2");
    }
  }

  @Test
  void keepsOffsetsOfCommittedStreams() throws Exception {
    TableName table = numbers("c");
    try (BigQueryWriteClient client = StorageClients.writer(server)) {
      WriteStream stream = create(client, table, WriteStream.Type.COMMITTED);
      assertThat(stream.getTableSchema().getFieldsCount()).isEqualTo(2);
      try (JsonStreamWriter writer = json(client, stream.getName())) {
        assertThat(offset(writer, rows(0, 2), 0)).isZero();
        assertThat(offset(writer, rows(2, 5), 2)).isEqualTo(2);

        assertThatThrownBy(() -> writer.append(rows(0, 2), 0).get())
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(Exceptions.OffsetAlreadyExists.class)
            .hasMessageContaining("The offset is within stream, expected offset 5, received 0");
        assertThatThrownBy(() -> writer.append(rows(0, 2), 9).get())
            .cause()
            .isInstanceOf(Exceptions.OffsetOutOfRange.class)
            .hasMessageContaining("The offset is beyond stream, expected offset 5, received 9");
        assertThat(counted("c")).isEqualTo("5,5");
        assertThat(client.finalizeWriteStream(stream.getName()).getRowCount()).isEqualTo(5);
        assertThatThrownBy(() -> writer.append(rows(5, 6), 5).get())
            .cause()
            .isInstanceOf(Exceptions.StreamFinalizedException.class)
            .satisfies(e ->
                assertThat(Status.fromThrowable(e).getCode())
                    .isEqualTo(Status.Code.INVALID_ARGUMENT));
      }
    }
  }

  private static long offset(JsonStreamWriter writer, JSONArray rows, long offset)
      throws Exception {
    return writer.append(rows, offset).get().getAppendResult().getOffset().getValue();
  }

  @Test
  void showsBufferedRowsWhenFlushed() throws Exception {
    TableName table = numbers("b");
    try (BigQueryWriteClient client = StorageClients.writer(server)) {
      WriteStream stream = create(client, table, WriteStream.Type.BUFFERED);
      try (JsonStreamWriter writer = json(client, stream.getName())) {
        writer.append(rows(0, 10), 0).get();
        assertThat(counted("b")).isEqualTo("0,0");

        assertThat(flush(client, stream, 3)).isEqualTo(3);
        assertThat(counted("b")).isEqualTo("4,4");
        assertThat(flush(client, stream, 9)).isEqualTo(9);
        assertThat(counted("b")).isEqualTo("10,10");
        assertThatThrownBy(() -> flush(client, stream, 10))
            .isInstanceOf(ApiException.class)
            .hasMessageContaining("OUT_OF_RANGE");
      }
    }
  }

  private static long flush(BigQueryWriteClient client, WriteStream stream, long offset) {
    return client
        .flushRows(
            FlushRowsRequest.newBuilder()
                .setWriteStream(stream.getName())
                .setOffset(Int64Value.of(offset))
                .build())
        .getOffset();
  }

  @Test
  void commitsPendingStreamsTogether() throws Exception {
    TableName table = numbers("p");
    try (BigQueryWriteClient client = StorageClients.writer(server)) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        WriteStream stream = create(client, table, WriteStream.Type.PENDING);
        names.add(stream.getName());
        try (JsonStreamWriter writer = json(client, stream.getName())) {
          writer.append(rows(i * 10, i * 10 + 10), 0).get();
        }
      }
      BatchCommitWriteStreamsResponse early = commit(client, table, names);
      assertThat(early.hasCommitTime()).isFalse();
      assertThat(early.getStreamErrorsList())
          .extracting(error -> error.getCode())
          .containsOnly(StorageErrorCode.INVALID_STREAM_STATE);
      assertThat(counted("p")).isEqualTo("0,0");

      names.forEach(client::finalizeWriteStream);
      assertThat(commit(client, table, names).hasCommitTime()).isTrue();

      assertThat(counted("p")).isEqualTo("30,30");
      assertThat(commit(client, table, names).getStreamErrors(0).getCode())
          .isEqualTo(StorageErrorCode.STREAM_ALREADY_COMMITTED);
    }
  }

  private static BatchCommitWriteStreamsResponse commit(
      BigQueryWriteClient client, TableName table, List<String> names) {
    return client.batchCommitWriteStreams(
        BatchCommitWriteStreamsRequest.newBuilder()
            .setParent(table.toString())
            .addAllWriteStreams(names)
            .build());
  }

  @Test
  void describesStreams() throws Exception {
    TableName table = numbers("g");
    try (BigQueryWriteClient client = StorageClients.writer(server)) {
      WriteStream stream =
          client.getWriteStream(
              GetWriteStreamRequest.newBuilder()
                  .setName(table + "/streams/_default")
                  .setView(WriteStreamView.FULL)
                  .build());

      assertThat(stream.getType()).isEqualTo(WriteStream.Type.COMMITTED);
      assertThat(stream.getLocation()).isEqualTo("us");
      assertThat(stream.getTableSchema().getFields(1).getName()).isEqualTo("name");
      assertThatThrownBy(() -> client.getWriteStream(table + "/streams/none"))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("NOT_FOUND");
    }
  }

  @Test
  void writesEveryType() throws Exception {
    run(
        """
        CREATE TABLE %s.types (
          b BOOL, i INT64, f FLOAT64, n NUMERIC, g BIGNUMERIC, s STRING, y BYTES, d DATE,
          t TIME, dt DATETIME, ts TIMESTAMP, j JSON, iv INTERVAL, a ARRAY<INT64>,
          st STRUCT<x INT64, z ARRAY<STRUCT<k STRING>>>)
        """
            .formatted(dataset));
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = json(client, table("types").toString())) {
      writer
          .append(
              new JSONArray(
                  """
                  [{"b": true, "i": -5, "f": 1.5, "n": "12.25", "g": "-0.5", "s": "héllo",
                    "y": [1, 2], "d": "2024-02-29", "t": "12:34:56.789", "dt": "2024-02-29 01:02:03",
                    "ts": "2024-02-29T01:02:03Z", "j": "{\\"q\\": 1}", "iv": "1-2 3 4:5:6",
                    "a": [1, 2, 3], "st": {"x": 7, "z": [{"k": "p"}, {"k": "q"}]}},
                   {"s": "only"}]
                  """))
          .get();

      assertThat(
              text(
                  """
                  SELECT b, i, f, n, g, s, y, d, t, dt, ts, j, iv, (SELECT SUM(x) FROM UNNEST(a) x),
                    st.x, (SELECT COUNT(*) FROM UNNEST(st.z)), st IS NULL
                  FROM %s.types ORDER BY i NULLS LAST
                  """
                      .formatted(dataset)))
          .isEqualTo(
              "true,-5,1.5,12.25,-0.5,héllo,AQI=,2024-02-29,12:34:56.789000,2024-02-29T01:02:03,"
                  + "1.709168523E9,{\"q\":1},1-2 3 4:5:6,6,7,2,false"
                  + ";NULL,NULL,NULL,NULL,NULL,only,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,true");
    }
  }

  @Test
  void refusesRowsWithoutRequiredFieldsByIndex() throws Exception {
    run("CREATE TABLE " + dataset + ".r (id INT64 NOT NULL, d STRING(3))");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = json(client, table("r").toString())) {
      JSONArray rows = new JSONArray("[{'id': 1}, {'id': 2, 'd': 'long text'}]");

      assertThatThrownBy(() -> writer.append(rows).get())
          .cause()
          .isInstanceOf(Exceptions.AppendSerializationError.class)
          .satisfies(e ->
              assertThat(((Exceptions.AppendSerializationError) e).getRowIndexToErrorMessage())
                  .containsOnlyKeys(1)
                  .extractingByKey(1)
                  .asString()
                  .contains("maximum length 3"));
      assertThat(text("SELECT COUNT(*) FROM " + dataset + ".r")).isEqualTo("0");
    }
  }

  @Test
  void tellsOfNewColumns() throws Exception {
    TableName table = numbers("evolving");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = json(client, table.toString())) {
      writer.append(rows(0, 1)).get();
      run("ALTER TABLE " + dataset + ".evolving ADD COLUMN more STRING");

      assertThat(writer.append(rows(1, 2)).get().getUpdatedSchema().getFieldsCount()).isEqualTo(3);
      for (int i = 0; i < 100; i++) {
        try {
          writer.append(new JSONArray("[{'id': 9, 'more': 'm'}]")).get();
          break;
        } catch (Exceptions.AppendSerializationError e) {
          Thread.sleep(20);
        }
      }

      assertThat(text("SELECT id, more FROM " + dataset + ".evolving ORDER BY id"))
          .isEqualTo("0,NULL;1,NULL;9,m");
    }
  }

  @Test
  void writesGeographiesAsText() throws Exception {
    run("CREATE TABLE " + dataset + ".places (g GEOGRAPHY)");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer =
            JsonStreamWriter.newBuilder(table("places").toString(), client)
                .setChannelProvider(StorageClients.channels(server))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build()) {
      writer.append(new JSONArray("[{'g': 'POINT(1.1 2.2)'}, {}]")).get();

      assertThat(text("SELECT ST_X(g), ST_Y(g) FROM " + dataset + ".places WHERE g IS NOT NULL"))
          .isEqualTo("1.1,2.2");
      assertThatThrownBy(() -> writer.append(new JSONArray("[{'g': 'POINT(1)'}]")).get())
          .cause()
          .isInstanceOf(Exceptions.AppendSerializationError.class);
    }
  }

  @Test
  void appliesChangesByPrimaryKey() throws Exception {
    run(
        "CREATE TABLE "
            + dataset
            + ".cdc (id INT64 NOT NULL, name STRING, PRIMARY KEY (id) NOT ENFORCED)");
    run("INSERT INTO " + dataset + ".cdc VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = changes(client, table("cdc"))) {
      writer
          .append(
              new JSONArray(
                  """
                  [{"id": 1, "name": "changed", "_CHANGE_TYPE": "UPSERT"},
                   {"id": 2, "_CHANGE_TYPE": "DELETE"},
                   {"id": 4, "name": "first", "_CHANGE_TYPE": "UPSERT"},
                   {"id": 4, "name": "last", "_CHANGE_TYPE": "UPSERT"},
                   {"id": 5, "_CHANGE_TYPE": "DELETE"}]
                  """))
          .get();

      assertThat(text("SELECT id, name FROM " + dataset + ".cdc ORDER BY id"))
          .isEqualTo("1,changed;3,three;4,last");
      assertThatThrownBy(
              () -> writer.append(new JSONArray("[{'id': 1, '_CHANGE_TYPE': 'INSERT'}]")).get())
          .cause()
          .isInstanceOf(Exceptions.AppendSerializationError.class);
    }
    TableName keyless = numbers("keyless");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = changes(client, keyless)) {
      assertThatThrownBy(
              () -> writer.append(new JSONArray("[{'id': 1, '_CHANGE_TYPE': 'UPSERT'}]")).get())
          .hasMessageContaining("has no primary key");
    }
  }

  @Test
  void appliesChangesInTheOrderOfTheirNumbers() throws Exception {
    run(
        "CREATE TABLE "
            + dataset
            + ".numbered (id INT64, name STRING, PRIMARY KEY (id) NOT ENFORCED)");
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer = changes(client, table("numbered"))) {
      change(writer, 1, "second", "UPSERT", "1/A");
      change(writer, 1, "first", "UPSERT", "1/9");
      change(writer, 2, "here", "UPSERT", "5");
      change(writer, 2, "", "DELETE", "7");
      change(writer, 2, "late", "UPSERT", "6");
      change(writer, 3, "short", "UPSERT", "F");
      change(writer, 3, "long", "UPSERT", "10");
      change(writer, 4, "one", "UPSERT", "1");
      change(writer, 4, "again", "UPSERT", "1");

      assertThat(text("SELECT id, name FROM " + dataset + ".numbered ORDER BY id"))
          .isEqualTo("1,second;3,long;4,again");
      assertThatThrownBy(() -> change(writer, 1, "x", "UPSERT", "1-2"))
          .cause()
          .isInstanceOf(Exceptions.AppendSerializationError.class);
    }
  }

  private static void change(
      JsonStreamWriter writer, int id, String name, String type, String number) throws Exception {
    JSONObject row =
        new JSONObject()
            .put("id", id)
            .put("name", name)
            .put("_CHANGE_TYPE", type)
            .put("_CHANGE_SEQUENCE_NUMBER", number);
    writer.append(new JSONArray().put(row)).get();
  }

  private JsonStreamWriter changes(BigQueryWriteClient client, TableName table) throws Exception {
    TableSchema schema =
        TableSchema.newBuilder()
            .addFields(field("id", TableFieldSchema.Type.INT64))
            .addFields(field("name", TableFieldSchema.Type.STRING))
            .addFields(field("_CHANGE_TYPE", TableFieldSchema.Type.STRING))
            .addFields(field("_CHANGE_SEQUENCE_NUMBER", TableFieldSchema.Type.STRING))
            .build();
    return JsonStreamWriter.newBuilder(table.toString(), schema, client)
        .setChannelProvider(StorageClients.channels(server))
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }

  private static TableFieldSchema field(String name, TableFieldSchema.Type type) {
    return TableFieldSchema.newBuilder()
        .setName(name)
        .setType(type)
        .setMode(TableFieldSchema.Mode.NULLABLE)
        .build();
  }

  @Test
  void sharesAConnectionAmongTables() throws Exception {
    List<TableName> tables = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tables.add(numbers("shared" + i));
    }
    try (BigQueryWriteClient client = StorageClients.writer(server)) {
      List<ApiFuture<AppendRowsResponse>> appends = new ArrayList<>();
      List<JsonStreamWriter> writers = new ArrayList<>();
      for (TableName table : tables) {
        writers.add(
            JsonStreamWriter.newBuilder(table + "/streams/_default", client)
                .setEnableConnectionPool(true)
                .setChannelProvider(StorageClients.channels(server))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
      }
      for (int i = 0; i < 40; i++) {
        appends.add(writers.get(i % 4).append(rows(i, i + 1)));
      }
      for (ApiFuture<AppendRowsResponse> append : appends) {
        assertThat(append.get().hasAppendResult()).isTrue();
      }
      writers.forEach(JsonStreamWriter::close);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(counted("shared" + i)).isEqualTo("10,10");
    }
  }
}
