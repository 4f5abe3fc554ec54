package dev.quern.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single partitions of tables, by decorators, through the Java client. */
@WithServer
class PartitionsTest {

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  PartitionsTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createTables() throws InterruptedException {
    dataset = server.uniqueName("partitions");
    bigquery.create(DatasetInfo.of(dataset));
    run("CREATE TABLE " + dataset + ".d (day DATE, n INT64) PARTITION BY day");
    run("CREATE TABLE " + dataset + ".i (n INT64) PARTITION BY _PARTITIONDATE");
    run(
        "CREATE TABLE "
            + dataset
            + ".r (n INT64) PARTITION BY RANGE_BUCKET(n, GENERATE_ARRAY(0, 100, 10))");
    run(
        "INSERT INTO "
            + dataset
            + ".d VALUES (DATE '2024-01-01', 1), (DATE '2024-01-02', 2), (NULL, 3)");
    run("INSERT INTO " + dataset + ".r VALUES (5), (10), (19), (200), (NULL)");
  }

  private void run(String sql) throws InterruptedException {
    bigquery.query(QueryJobConfiguration.of(sql));
  }

  private TableId table(String name) {
    return TableId.of(dataset, name);
  }

  private Job write(String sql, String target, WriteDisposition disposition)
      throws InterruptedException {
    return bigquery
        .create(
            JobInfo.of(
                QueryJobConfiguration.newBuilder(sql)
                    .setDestinationTable(table(target))
                    .setWriteDisposition(disposition)
                    .build()))
        .waitFor();
  }

  private List<Long> numbers(String table) {
    return StreamSupport.stream(
            bigquery.listTableData(table(table)).iterateAll().spliterator(), false)
        .map(row -> row.get(row.size() - 1).getLongValue())
        .sorted()
        .toList();
  }

  private List<String> query(String sql) throws InterruptedException {
    return StreamSupport.stream(
            bigquery.query(QueryJobConfiguration.of(sql)).iterateAll().spliterator(), false)
        .map(PartitionsTest::text)
        .toList();
  }

  private static String text(FieldValueList row) {
    return String.join("|", row.stream().map(cell -> String.valueOf(cell.getValue())).toList());
  }

  @Test
  void listsTheRowsOfOnePartition() {
    assertThat(numbers("d$20240101")).containsExactly(1L);
    assertThat(numbers("d$__NULL__")).containsExactly(3L);
    assertThat(numbers("d$__UNPARTITIONED__")).isEmpty();
    assertThat(numbers("r$10")).containsExactly(10L, 19L);
    assertThat(numbers("r$__UNPARTITIONED__")).containsExactly(200L);
  }

  @Test
  void replacesOnePartitionWithTheRowsOfAQuery() throws InterruptedException {
    write(
        "SELECT DATE '2024-01-02' AS day, 20 AS n", "d$20240102", WriteDisposition.WRITE_TRUNCATE);

    assertThat(numbers("d")).containsExactly(1L, 3L, 20L);
  }

  @Test
  void refusesRowsOfOtherPartitionsAndKeepsWhatThereIs() {
    assertThatThrownBy(() ->
            write(
                "SELECT DATE '2024-01-03' AS day, 20 AS n",
                "d$20240102",
                WriteDisposition.WRITE_TRUNCATE))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(
            "Some rows belong to different partitions rather than destination partition 20240102");
    assertThat(numbers("d")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void writesToAnEmptyPartitionOnlyOnce() throws InterruptedException {
    write("SELECT DATE '2024-01-05' AS day, 5 AS n", "d$20240105", WriteDisposition.WRITE_EMPTY);

    assertThat(numbers("d")).containsExactly(1L, 2L, 3L, 5L);
    assertThatThrownBy(() ->
            write(
                "SELECT DATE '2024-01-05' AS day, 6 AS n",
                "d$20240105",
                WriteDisposition.WRITE_EMPTY))
        .hasMessageContaining("Already Exists: Table acme:" + dataset + ".d$20240105");
  }

  @Test
  void putsTheRowsOfAQueryIntoAPartitionByIngestion() throws InterruptedException {
    write("SELECT 1 AS n", "i$20240201", WriteDisposition.WRITE_APPEND);
    write("SELECT 2 AS n", "i$20240202", WriteDisposition.WRITE_APPEND);

    assertThat(query("SELECT n, _PARTITIONDATE FROM " + dataset + ".i ORDER BY n"))
        .containsExactly("1|2024-02-01", "2|2024-02-02");
    assertThat(numbers("i$20240202")).containsExactly(2L);
  }

  @Test
  void makesATableThatIsPartitionedByIngestionForADecorator() throws InterruptedException {
    write("SELECT 1 AS n", "fresh$2024020107", WriteDisposition.WRITE_APPEND);

    assertThat(query("SELECT n, CAST(_PARTITIONTIME AS STRING) FROM " + dataset + ".fresh"))
        .containsExactly("1|2024-02-01 07:00:00+00");
  }

  @Test
  void loadsIntoAPartition() throws IOException, InterruptedException {
    load("d$20240102", "2024-01-02,7\n");

    assertThat(numbers("d")).containsExactly(1L, 3L, 7L);
    assertThatThrownBy(() -> load("d$20240102", "2024-01-09,7\n"))
        .hasMessageContaining("Some rows belong to different partitions");
  }

  private void load(String target, String csv) throws IOException, InterruptedException {
    TableDataWriteChannel channel =
        bigquery.writer(
            WriteChannelConfiguration.newBuilder(table(target))
                .setFormatOptions(FormatOptions.csv())
                .setWriteDisposition(WriteDisposition.WRITE_TRUNCATE)
                .build());
    try (channel) {
      channel.write(ByteBuffer.wrap(csv.getBytes(UTF_8)));
    }
    channel.getJob().waitFor();
  }

  @Test
  void copiesOnePartition() throws InterruptedException {
    write("SELECT 1 AS n", "i$20240201", WriteDisposition.WRITE_APPEND);
    write("SELECT 2 AS n", "i$20240202", WriteDisposition.WRITE_APPEND);

    copy("i$20240202", "i$20240301");
    copy("i", "whole");

    assertThat(query("SELECT n, _PARTITIONDATE FROM " + dataset + ".whole ORDER BY 2"))
        .containsExactly("1|2024-02-01", "2|2024-02-02", "2|2024-03-01");
  }

  private void copy(String source, String target) throws InterruptedException {
    bigquery.create(JobInfo.of(CopyJobConfiguration.of(table(target), table(source)))).waitFor();
  }

  @Test
  void streamsIntoAPartitionByIngestion() throws InterruptedException {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    String decorator = "i$" + yesterday.format(DateTimeFormatter.BASIC_ISO_DATE);

    bigquery.insertAll(
        InsertAllRequest.newBuilder(table(decorator)).addRow(Map.of("n", 9L)).build());

    assertThat(query("SELECT n, _PARTITIONDATE FROM " + dataset + ".i"))
        .containsExactly("9|" + yesterday);
  }

  @Test
  void refusesToStreamFarFromTodayOrByColumn() {
    assertThatThrownBy(() -> bigquery.insertAll(request("i$20100101")))
        .hasMessageContaining("is outside the allowed bounds");
    assertThatThrownBy(() -> bigquery.insertAll(request("d$20240101")))
        .hasMessageContaining(
            "Streaming to metadata partition of column based partitioning table d$20240101 is"
                + " disallowed.");
  }

  private InsertAllRequest request(String name) {
    return InsertAllRequest.newBuilder(table(name)).addRow(Map.of("n", 9L)).build();
  }

  @Test
  void showsAndDeletesOnePartition() {
    assertThat(bigquery.getTable(table("d$20240101")).getNumRows().longValue()).isEqualTo(1);
    assertThat(bigquery.delete(table("d$20240101"))).isTrue();
    assertThat(numbers("d")).containsExactly(2L, 3L);
  }

  @Test
  void refusesDecoratorsThatNameNoPartition() {
    assertThatThrownBy(() -> bigquery.listTableData(table("d$2024")).getValues())
        .hasMessageContaining("Invalid partition decorator");
    assertThatThrownBy(() -> bigquery.listTableData(table("r$11")).getValues())
        .hasMessageContaining("is not the start of a range");
    assertThatThrownBy(() -> query("SELECT * FROM `" + dataset + ".d$20240101`"))
        .hasMessageContaining("cannot include decorator");
  }
}
