package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest.MissingValueInterpretation;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import com.google.cloud.bigquery.storage.v1.TableName;
import java.util.stream.Collectors;
import org.json.JSONArray;
import org.junit.jupiter.api.Test;

/** Columns that rows of the Storage Write API leave out. */
@WithServer
class StorageWriteDefaultsTest {

  private final Server server;
  private final String dataset;

  StorageWriteDefaultsTest(Server server) {
    this.server = server;
    this.dataset = server.uniqueName("storage_defaults");
    server.query("CREATE SCHEMA " + dataset);
  }

  private void append(String table, String rows) throws Exception {
    try (BigQueryWriteClient client = StorageClients.writer(server);
        JsonStreamWriter writer =
            JsonStreamWriter.newBuilder(
                    TableName.of(Server.PROJECT, dataset, table).toString(), client)
                .setChannelProvider(StorageClients.channels(server))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setDefaultMissingValueInterpretation(MissingValueInterpretation.DEFAULT_VALUE)
                .build()) {
      writer.append(new JSONArray(rows)).get();
    }
  }

  private String text(String sql) {
    return server
        .query(sql.formatted(dataset))
        .body()
        .at("/rows")
        .valueStream()
        .map(row ->
            row.at("/f")
                .valueStream()
                .map(cell -> cell.at("/v"))
                .map(value -> value.isNull() ? "NULL" : value.asString())
                .collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  @Test
  void givesDefaultsWhereAsked() throws Exception {
    server.query(
        "CREATE TABLE %s.some (id INT64, a STRING DEFAULT 'dft', b FLOAT64 DEFAULT 1, c STRING)"
            .formatted(dataset));
    append("some", "[{'id': 1}, {'id': 2, 'a': 'x', 'b': 2, 'c': 'y'}]");

    assertThat(text("SELECT id, a, b, c FROM %s.some ORDER BY id"))
        .isEqualTo("1,dft,1.0,NULL;2,x,2.0,y");
  }

  @Test
  void computesDefaultsInEachRowButTheTimeOnce() throws Exception {
    server.query(
        "CREATE TABLE %s.computed (id INT64, tag STRING DEFAULT CONCAT('t-', GENERATE_UUID()), made TIMESTAMP DEFAULT CURRENT_TIMESTAMP(), also TIMESTAMP DEFAULT CURRENT_TIMESTAMP(), who STRING DEFAULT SESSION_USER())"
            .formatted(dataset));
    append("computed", "[{'id': 1}, {'id': 2, 'tag': 'x'}, {'id': 3, 'who': 'y'}]");

    assertThat(
            text(
                "SELECT COUNT(DISTINCT tag), COUNTIF(tag = 'x'), COUNT(DISTINCT made),"
                    + " LOGICAL_AND(made = also), COUNTIF(who = SESSION_USER()) FROM %s.computed"))
        .isEqualTo("3,1,1,true,2");
  }
}
