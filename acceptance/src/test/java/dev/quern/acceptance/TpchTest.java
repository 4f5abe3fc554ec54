package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.quern.benchmarks.tpch.TpchData;
import dev.quern.benchmarks.tpch.TpchQueries;
import dev.quern.benchmarks.tpch.TpchQueries.TpchQuery;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H through the Java client: load jobs, then every query compared with DuckDB's own answer. */
@WithServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchTest {

  private static final double SCALE_FACTOR = 0.1;

  private final BigQuery bigquery;
  private final String dataset;
  private final Connection duckdb;

  TpchTest(Server server) throws Exception {
    bigquery = server.client();
    dataset = server.uniqueName("tpch");
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @BeforeAll
  void load(@TempDir Path folder) throws Exception {
    bigquery.create(DatasetInfo.of(dataset));
    TpchData data = TpchData.generate(folder, SCALE_FACTOR);
    data.loadInto(duckdb);
    for (TpchData.Table table : data.tables()) {
      load(data, table);
    }
  }

  private void load(TpchData data, TpchData.Table table) throws Exception {
    WriteChannelConfiguration configuration =
        WriteChannelConfiguration.newBuilder(TableId.of(dataset, table.name()))
            .setFormatOptions(CsvOptions.newBuilder().setFieldDelimiter("|").build())
            .setSchema(
                Schema.of(
                    table.columns().stream()
                        .map(c -> Field.of(c.name(), StandardSQLTypeName.valueOf(c.type())))
                        .toList()))
            .build();
    TableDataWriteChannel channel = bigquery.writer(configuration);
    try (OutputStream stream = Channels.newOutputStream(channel)) {
      Files.copy(data.file(table), stream);
    }
    Job job = channel.getJob().waitFor();
    assertThat(job.getStatus().getError()).isNull();
  }

  @AfterAll
  void close() throws Exception {
    duckdb.close();
  }

  static Stream<TpchQuery> queries() {
    return TpchQueries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersAsDuckDbDoes(TpchQuery query) throws Exception {
    List<List<Object>> expected = expected(query.sql());
    List<FieldValueList> rows = new ArrayList<>();
    bigquery
        .query(QueryJobConfiguration.newBuilder(query.sql()).setDefaultDataset(dataset).build())
        .iterateAll()
        .forEach(rows::add);

    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.get(i).size(); j++) {
        compare(rows.get(i).get(j), expected.get(i).get(j));
      }
    }
  }

  private List<List<Object>> expected(String sql) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void compare(FieldValue actual, Object expected) {
    if (expected instanceof Double number) {
      assertThat(actual.getDoubleValue()).isCloseTo(number, within(Math.abs(number) * 1e-9));
    } else {
      assertThat(actual.getStringValue()).isEqualTo(expected.toString());
    }
  }
}
