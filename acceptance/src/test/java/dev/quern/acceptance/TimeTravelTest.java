package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of tables as of the past, with the Java client. */
class TimeTravelTest {

  private final Server server = Server.ephemeral();
  private final BigQuery client = server.client();
  private long afterInsert;

  @BeforeEach
  void changeATable() throws InterruptedException {
    client.create(DatasetInfo.of("d"));
    query("CREATE TABLE d.t AS SELECT 1 AS a");
    query("INSERT INTO d.t VALUES (2)");
    Thread.sleep(2);
    afterInsert = System.currentTimeMillis();
    Thread.sleep(2);
    query("DELETE FROM d.t WHERE a = 1");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private List<String> query(String sql) throws InterruptedException {
    List<String> values = new ArrayList<>();
    for (FieldValueList row : client.query(QueryJobConfiguration.of(sql)).iterateAll()) {
      values.add(row.get(0).getStringValue());
    }
    return values;
  }

  private void copy(String from, String to, String operation) throws InterruptedException {
    CopyJobConfiguration job =
        CopyJobConfiguration.newBuilder(TableId.of("d", to), TableId.of("d", from))
            .setOperationType(operation)
            .build();
    var done = client.create(JobInfo.of(job)).waitFor();
    if (done.getStatus().getError() != null) {
      throw new BigQueryException(400, done.getStatus().getError().getMessage());
    }
  }

  @Test
  void restoresATableThatWasDropped() throws InterruptedException {
    query("DROP TABLE d.t");
    copy("t@" + afterInsert, "back", "COPY");
    assertThat(query("SELECT a FROM d.back ORDER BY a")).containsExactly("1", "2");
  }

  @Test
  void makesAndRestoresASnapshot() throws InterruptedException {
    copy("t", "s", "SNAPSHOT");
    query("TRUNCATE TABLE d.t");
    assertThat(client.getTable("d", "s").getDefinition().getType().name()).isEqualTo("SNAPSHOT");
    copy("s", "r", "RESTORE");
    assertThat(client.getTable("d", "r").getDefinition().getType())
        .isEqualTo(TableDefinition.Type.TABLE);
    assertThat(query("SELECT a FROM d.r")).containsExactly("2");
    assertThatThrownBy(() -> copy("t", "r", "CLONE")).hasMessageContaining("Already Exists");
  }

  @Test
  void queriesThePast() throws InterruptedException {
    assertThat(
            query(
                "SELECT a FROM d.t FOR SYSTEM_TIME AS OF TIMESTAMP_MILLIS("
                    + afterInsert
                    + ") ORDER BY a"))
        .containsExactly("1", "2");
  }
}
