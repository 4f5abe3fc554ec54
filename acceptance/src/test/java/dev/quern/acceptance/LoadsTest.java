package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.quern.acceptance.Server.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Load and copy jobs through the Java client and plain HTTP. */
@WithServer
class LoadsTest {

  private static final Schema SCHEMA =
      Schema.of(
          Field.of("id", StandardSQLTypeName.INT64),
          Field.of("name", StandardSQLTypeName.STRING),
          Field.of("price", StandardSQLTypeName.NUMERIC),
          Field.of("day", StandardSQLTypeName.DATE));

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  LoadsTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("loads");
    bigquery.create(DatasetInfo.of(dataset));
  }

  private TableId table() {
    return TableId.of(dataset, "t");
  }

  private WriteChannelConfiguration.Builder into(FormatOptions format) {
    return WriteChannelConfiguration.newBuilder(table()).setFormatOptions(format);
  }

  private Job load(WriteChannelConfiguration configuration, String content) throws IOException {
    TableDataWriteChannel channel = bigquery.writer(configuration);
    try (channel) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }
    return ended(channel.getJob());
  }

  /** The job once it has ended; unlike {@code waitFor} also one that failed. */
  private Job ended(Job job) {
    Job latest = job;
    while (!latest.getStatus().getState().equals(JobStatus.State.DONE)) {
      latest = bigquery.getJob(job.getJobId());
    }
    return latest;
  }

  private List<List<Object>> rows() {
    return StreamSupport.stream(bigquery.listTableData(table()).iterateAll().spliterator(), false)
        .map(row -> row.stream().map(FieldValue::getValue).toList())
        .toList();
  }

  @Test
  void loadsCsvWithASchema() throws IOException {
    Job job =
        load(
            into(CsvOptions.newBuilder().setSkipLeadingRows(1).build()).setSchema(SCHEMA).build(),
            "id,name,price,day\n1,plain,2.50,2024-01-31\n2,\"with, comma and \"\"quote\"\"\",,\n");

    assertThat(job.getStatus().getError()).isNull();
    assertThat(rows())
        .containsExactly(
            List.of("1", "plain", "2.5", "2024-01-31"),
            java.util.Arrays.asList("2", "with, comma and \"quote\"", null, null));
  }

  @Test
  void guessesTheColumnsOfCsv() throws IOException {
    load(
        into(FormatOptions.csv()).setAutodetect(true).build(),
        "id,name,at,ok\n1,a,2024-01-01 10:00:00 UTC,true\n2,b,2024-01-02 10:00:00 UTC,false\n");

    Schema schema = bigquery.getTable(table()).getDefinition().getSchema();
    assertThat(schema.getFields())
        .extracting(field -> field.getType().getStandardType())
        .containsExactly(
            StandardSQLTypeName.INT64,
            StandardSQLTypeName.STRING,
            StandardSQLTypeName.TIMESTAMP,
            StandardSQLTypeName.BOOL);
    assertThat(rows()).hasSize(2);
  }

  @Test
  void loadsJsonWithNestedAndRepeatedFields() throws IOException {
    load(
        into(FormatOptions.json()).setAutodetect(true).build(),
        "{\"id\": 1, \"tags\": [\"a\", \"b\"], \"at\": {\"x\": 1.5}}\n{\"id\": 2}\n");

    List<com.google.cloud.bigquery.FieldValueList> rows =
        StreamSupport.stream(bigquery.listTableData(table()).iterateAll().spliterator(), false)
            .toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().get(1).getRepeatedValue()).hasSize(2);
    assertThat(rows.getFirst().get(2).getRecordValue().get(0).getDoubleValue()).isEqualTo(1.5);
    assertThat(rows.getLast().get(1).getRepeatedValue()).isEmpty();
  }

  @Test
  void leavesTheTableAsItWasWhenARowIsBad() throws IOException {
    load(into(FormatOptions.csv()).setSchema(SCHEMA).build(), "1,a,1,2024-01-01\n");

    Job job = load(into(FormatOptions.csv()).build(), "2,b,1,2024-01-01\nthree,c,1,2024-01-01\n");

    BigQueryError error = job.getStatus().getError();
    assertThat(error.getReason()).isEqualTo("invalid");
    assertThat(error.getMessage())
        .isEqualTo(
            "Error while reading data, error message: CSV table encountered too many errors,"
                + " giving up. Rows: 2; errors: 1. Please look into the errors[] collection for"
                + " more details.");
    assertThat(job.getStatus().getExecutionErrors().getLast().getMessage())
        .isEqualTo(
            "Error while reading data, error message: Could not parse 'three' as INT64 for field"
                + " id (position 0) starting at location 17 with message 'Unable to parse'");
    assertThat(rows()).hasSize(1);
  }

  @Test
  void leavesOutAsManyBadRowsAsAreAllowed() throws IOException {
    Job job =
        load(
            into(FormatOptions.csv()).setSchema(SCHEMA).setMaxBadRecords(2).build(),
            "1,a,1,2024-01-01\nx,b,1,2024-01-01\n3,c\n4,d,1,2024-01-01\n");

    assertThat(job.getStatus().getError()).isNull();
    assertThat(job.getStatus().getExecutionErrors()).hasSize(2);
    assertThat(rows()).extracting(List::getFirst).containsExactly("1", "4");
  }

  @Test
  void replacesAppendsOrRefusesAsTheDispositionSays() throws IOException {
    load(into(FormatOptions.csv()).setSchema(SCHEMA).build(), "1,a,1,2024-01-01\n");
    load(into(FormatOptions.csv()).build(), "2,b,1,2024-01-01\n");
    assertThat(rows()).hasSize(2);

    load(
        into(FormatOptions.csv()).setWriteDisposition(WriteDisposition.WRITE_TRUNCATE).build(),
        "3,c,1,2024-01-01\n");
    assertThat(rows()).extracting(List::getFirst).containsExactly("3");

    Job refused =
        load(
            into(FormatOptions.csv()).setWriteDisposition(WriteDisposition.WRITE_EMPTY).build(),
            "4,d,1,2024-01-01\n");
    assertThat(refused.getStatus().getError().getReason()).isEqualTo("duplicate");
    assertThat(rows()).hasSize(1);
  }

  @Test
  void refusesALoadWithoutSchemaIntoNothing() throws IOException {
    Job job = load(into(FormatOptions.csv()).build(), "1,a\n");

    assertThat(job.getStatus().getError().getMessage())
        .isEqualTo("No schema specified on job or table.");
    assertThat(bigquery.getTable(table())).isNull();
  }

  @Test
  void loadsWhatComesInTheSameRequest() {
    String body =
        "--b\r\nContent-Type: application/json\r\n\r\n"
            + "{\"configuration\":{\"load\":{\"sourceFormat\":\"CSV\",\"autodetect\":true,"
            + "\"destinationTable\":{\"projectId\":\"acme\",\"datasetId\":\""
            + dataset
            + "\",\"tableId\":\"t\"}}}}\r\n"
            + "--b\r\nContent-Type: text/csv\r\n\r\nid,name\n1,a\n2,b\r\n--b--\r\n";

    Answer answer =
        server.send(
            "POST",
            "/upload/bigquery/v2/projects/acme/jobs?uploadType=multipart",
            body,
            "Content-Type",
            "multipart/related; boundary=b");

    assertThat(answer.status()).isEqualTo(200);
    awaitJob(answer);
    assertThat(rows()).hasSize(2);
  }

  private void awaitJob(Answer submitted) {
    String job = submitted.body().at("/jobReference/jobId").asString();
    String state = "";
    while (!state.equals("DONE")) {
      Answer answer = server.get("jobs/" + job);
      assertThat(answer.status()).isEqualTo(200);
      state = answer.body().at("/status/state").asString();
    }
  }

  @Test
  void doesNothingWhenAnUploadIsInterrupted() {
    String place =
        server
            .send(
                "POST",
                "/upload/bigquery/v2/projects/acme/jobs?uploadType=resumable",
                "{\"configuration\":{\"load\":{\"autodetect\":true,\"destinationTable\":"
                    + "{\"datasetId\":\""
                    + dataset
                    + "\",\"tableId\":\"t\"}}}}")
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .substring(server.url().length());

    Answer part = server.send("PUT", place, "id,name\n1,", "Content-Range", "bytes 0-9/16");
    assertThat(part.status()).isEqualTo(308);
    assertThat(part.response().headers().firstValue("Range")).contains("bytes=0-9");
    assertThat(bigquery.getTable(table())).isNull();

    Answer asked = server.send("PUT", place, "", "Content-Range", "bytes */16");
    assertThat(asked.status()).isEqualTo(308);

    Answer rest = server.send("PUT", place, "a\n2,b\n", "Content-Range", "bytes 10-15/16");
    assertThat(rest.status()).isEqualTo(200);
    awaitJob(rest);
    assertThat(rows()).hasSize(2);
  }

  @Test
  void refusesAMultipartBodyThatIsCutOff() {
    Answer answer =
        server.send(
            "POST",
            "/upload/bigquery/v2/projects/acme/jobs?uploadType=multipart",
            "--b\r\nContent-Type: application/json\r\n\r\n{\"configuration\":{}}\r\n--b\r\n\r\n1,",
            "Content-Type",
            "multipart/related; boundary=b");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void copiesATable() throws IOException, InterruptedException {
    load(into(FormatOptions.csv()).setSchema(SCHEMA).build(), "1,a,1,2024-01-01\n");
    TableId copy = TableId.of(dataset, "copy");

    Job job = bigquery.create(JobInfo.of(CopyJobConfiguration.of(copy, table()))).waitFor();

    assertThat(job.getStatus().getError()).isNull();
    assertThat(bigquery.getTable(copy).getNumRows().longValue()).isEqualTo(1);
  }

  @Test
  void writesTheRowsOfAQueryToItsDestination() throws InterruptedException {
    bigquery
        .create(
            JobInfo.of(
                QueryJobConfiguration.newBuilder("SELECT 1 AS id, 'x' AS name")
                    .setDestinationTable(table())
                    .build()))
        .waitFor();

    assertThat(rows()).containsExactly(List.of("1", "x"));
  }

  @Test
  void loadsOrc() throws IOException {
    TableDataWriteChannel channel = bigquery.writer(into(FormatOptions.orc()).build());
    try (channel) {
      channel.write(
          ByteBuffer.wrap(
              Files.readAllBytes(Path.of("../jobs/src/test/resources/orc/all-zlib.orc"))));
    }
    Job job = ended(channel.getJob());

    assertThat(job.getStatus().getError()).isNull();
    assertThat(bigquery.getTable(table()).getNumRows()).isEqualTo(800);
    assertThat(rows().get(2).subList(0, 5))
        .isEqualTo(List.of("false", "2", "74", "2000006", "1000062"));
  }

  @Test
  void takesColumnsByNameAndTimesInOtherForms() throws IOException {
    Answer job =
        upload(
            "{\"load\":{\"destinationTable\":{\"datasetId\":\""
                + dataset
                + "\",\"tableId\":\"t\"},\"sourceColumnMatch\":\"NAME\",\"skipLeadingRows\":1,"
                + "\"dateFormat\":\"DD/MM/YYYY\",\"timeZone\":\"America/New_York\","
                + "\"nullMarkers\":[\"-\",\"?\"],\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":"
                + "\"INTEGER\"},{\"name\":\"d\",\"type\":\"DATE\"},{\"name\":\"ts\",\"type\":"
                + "\"TIMESTAMP\"}]}}}",
            "ts,a,d\n2024-01-01 00:00:00,-,31/12/2023\n?,2,01/02/2024\n");

    assertThat(job.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(rows())
        .containsExactly(
            java.util.Arrays.asList(null, "2023-12-31", "1.7040852E9"),
            java.util.Arrays.asList("2", "2024-02-01", null));
  }

  private Answer upload(String configuration, String content) {
    String body =
        "--b\r\nContent-Type: application/json\r\n\r\n{\"configuration\":"
            + configuration
            + "}\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    Answer answer =
        server.send(
            "POST",
            "/upload/bigquery/v2/projects/acme/jobs?uploadType=multipart",
            body,
            "Content-Type",
            "multipart/related; boundary=b");
    while (answer.status() == 200 && !answer.body().at("/status/state").asString().equals("DONE")) {
      answer = server.get("jobs/" + answer.body().at("/jobReference/jobId").asString());
    }
    return answer;
  }

  @Test
  void guessesTheDelimiterAndQuotedLineEnds() throws IOException {
    load(
        into(FormatOptions.csv()).setAutodetect(true).build(),
        "id|note\n1|\"two\nlines\"\n2|plain, with a comma\n");

    assertThat(rows())
        .containsExactly(List.of("1", "two\nlines"), List.of("2", "plain, with a comma"));
  }

  private void createTableWithDefaults() {
    server.query(
        "CREATE TABLE %s.t (id INT64, word STRING DEFAULT 'none', made TIMESTAMP DEFAULT CURRENT_TIMESTAMP(), uuid STRING DEFAULT GENERATE_UUID(), numbers ARRAY<INT64> DEFAULT [1, 2], tag STRING DEFAULT CONCAT('t-', GENERATE_UUID()), chance FLOAT64 DEFAULT 10 + RAND(), who STRING DEFAULT SESSION_USER(), also TIMESTAMP DEFAULT CURRENT_TIMESTAMP())"
            .formatted(dataset));
  }

  private String one(String sql) {
    return server.query(sql.formatted(dataset)).body().at("/rows/0/f/0/v").asString();
  }

  @Test
  void givesColumnsTheirDefaultsThatALoadDoesNotHave() throws IOException {
    createTableWithDefaults();
    load(
        into(FormatOptions.csv())
            .setSchema(Schema.of(Field.of("id", StandardSQLTypeName.INT64)))
            .build(),
        "1\n2\n3\n");

    assertThat(
            one(
                "SELECT FORMAT('%%d %%s %%t %%d %%d %%t', COUNT(*), MIN(word), MIN(made) > TIMESTAMP '2024-01-01', COUNT(DISTINCT made), COUNT(DISTINCT uuid), LOGICAL_AND(ARRAY_LENGTH(numbers) = 2)) FROM %s.t"))
        .isEqualTo("3 none true 1 3 true");
  }

  @Test
  void computesDefaultsInEachRowButTheTimeOnce() throws IOException {
    createTableWithDefaults();
    load(
        into(FormatOptions.csv())
            .setSchema(Schema.of(Field.of("id", StandardSQLTypeName.INT64)))
            .build(),
        "1\n2\n3\n");
    server.send(
        "POST",
        "datasets/" + dataset + "/tables/t/insertAll",
        """
        {"rows": [{"json": {"id": 4}}, {"json": {"id": 5, "word": "given"}}, {"json": {"id": 6}}]}
        """);

    for (String rows : List.of("id <= 3", "id > 3")) {
      assertThat(
              one(
                  "SELECT FORMAT('%%d %%d %%t %%d %%t %%t', COUNT(DISTINCT tag), COUNT(DISTINCT chance), MIN(chance) >= 10, COUNT(DISTINCT made), LOGICAL_AND(made = also), LOGICAL_AND(who = SESSION_USER())) FROM %s.t WHERE "
                      + rows))
          .as(rows)
          .isEqualTo("3 3 true 1 true true");
    }
    assertThat(one("SELECT STRING_AGG(word ORDER BY id) FROM %s.t"))
        .isEqualTo("none,none,none,none,given,none");
  }

  @Test
  void putsNullIntoColumnsOfTheTableThatRowsDoNotHave() throws IOException {
    createTableWithDefaults();
    load(into(FormatOptions.json()).build(), "{\"id\": 1}\n{\"id\": 2, \"word\": \"x\"}\n");

    assertThat(one("SELECT STRING_AGG(IFNULL(word, 'NULL') ORDER BY id) FROM %s.t"))
        .isEqualTo("NULL,x");
  }

  @Test
  void givesColumnsTheirDefaultsThatGuessedOnesLack() throws IOException {
    createTableWithDefaults();
    load(into(FormatOptions.json()).setAutodetect(true).build(), "{\"id\": 1}\n{\"id\": 2}\n");

    assertThat(one("SELECT STRING_AGG(word) FROM %s.t")).isEqualTo("none,none");
  }
}
