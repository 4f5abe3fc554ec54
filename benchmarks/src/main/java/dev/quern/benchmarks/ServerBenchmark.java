package dev.quern.benchmarks;

import dev.quern.benchmarks.tpch.TpchData;
import dev.quern.benchmarks.tpch.TpchQueries;
import dev.quern.benchmarks.tpch.TpchQueries.TpchQuery;
import dev.quern.bootstrap.QuernApplication;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server over REST, compared with DuckDB alone in the same JVM. Prints a table; the right
 * column says what is wanted.
 */
public final class ServerBenchmark {

  private static final int MAX_WARMING_ROUNDS = 12;

  /** The part of the time for which the compiler of a warm server still works. */
  private static final double IDLE = 0.02;

  private static final String DATASET = "tpch";
  private static final double SCALE_FACTOR = 0.1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Client client;
  private final Connection duckdb;

  private ServerBenchmark(Client client, Connection duckdb) {
    this.client = client;
    this.duckdb = duckdb;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext server =
        QuernApplication.start(
            "--quern.port=0",
            "--quern.grpc-port=0",
            "--quern.banner=false",
            "--quern.project=" + Client.PROJECT);
    int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (server;
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      ServerBenchmark benchmark = new ServerBenchmark(new Client(port), duckdb);
      benchmark.load();
      benchmark.selectOne();
      benchmark.tpch();
      benchmark.clients();
      benchmark.health();
      benchmark.paging();
      benchmark.inserts();
    }
  }

  private void load() throws Exception {
    Path folder = Files.createTempDirectory("quern-tpch");
    TpchData data = TpchData.generate(folder, SCALE_FACTOR);
    data.loadInto(duckdb);
    client.send(
        "POST",
        "/datasets",
        "{\"datasetReference\":{\"datasetId\":\"%s\",\"projectId\":\"%s\"}}"
            .formatted(DATASET, Client.PROJECT));
    for (TpchData.Table table : data.tables()) {
      client.load(data.file(table), DATASET, table.name(), configuration(table));
      Files.delete(data.file(table));
    }
    Files.delete(folder);
  }

  private static ObjectNode configuration(TpchData.Table table) {
    ObjectNode load = JSON.createObjectNode();
    load.put("sourceFormat", "CSV").put("fieldDelimiter", "|");
    ArrayNode fields = load.putObject("schema").putArray("fields");
    table
        .columns()
        .forEach(
            column -> fields.addObject().put("name", column.name()).put("type", column.type()));
    return load;
  }

  private void selectOne() throws Exception {
    byte[] query = Client.query("SELECT 1", DATASET);
    double[] times = Report.sample(6_000, 2_000, () -> client.run(query));
    Report.line("SELECT 1, p50", Report.millis(Report.percentile(times, 50)), "<= 3 ms");
    Report.line("SELECT 1, p99", Report.millis(Report.percentile(times, 99)), "");
  }

  /**
   * Each query several times in a row, which leaves all the caches of the processor to it, and then
   * by the server and by DuckDB in turn, as where other things happen between queries.
   */
  private void tpch() throws Exception {
    warm(
        50,
        () -> TpchQueries.all().forEach(query -> client.run(Client.query(query.sql(), DATASET))));
    Ratio rows = new Ratio();
    Ratio turns = new Ratio();
    for (TpchQuery query : TpchQueries.all()) {
      byte[] request = Client.query(query.sql(), DATASET);
      Report.Task served = () -> client.run(request);
      Report.Task alone = () -> engine(query.sql());
      double[] row = {
        Report.percentile(Report.sample(3, 9, served), 50),
        Report.percentile(Report.sample(3, 9, alone), 50)
      };
      rows.add(row);
      turns.add(Report.inTurn(9, served, alone));
      Report.line(
          "TPC-H query " + query.number(),
          "%s / %s".formatted(Report.millis(row[0]), Report.millis(row[1])),
          "%.2f".formatted(row[0] / row[1]));
    }
    rows.report("TPC-H, all 22, server / DuckDB");
    turns.report("TPC-H, all 22, server and DuckDB in turn");
  }

  /** What the server and DuckDB take together for several queries, in milliseconds. */
  private static final class Ratio {
    private double served;
    private double alone;

    void add(double[] times) {
      served += times[0];
      alone += times[1];
    }

    void report(String what) {
      Report.line(
          what,
          "%s / %s".formatted(Report.millis(served), Report.millis(alone)),
          "%.2f (<= 1.25)".formatted(served / alone));
    }
  }

  /** Runs a task until the compiler is idle: it needs thousands of calls of each method. */
  private static void warm(int passes, Report.Task task) throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    for (int round = 0; round < MAX_WARMING_ROUNDS; round++) {
      long compiled = compiler.getTotalCompilationTime();
      long began = System.nanoTime();
      for (int pass = 0; pass < passes; pass++) {
        task.run();
      }
      double elapsed = (System.nanoTime() - began) / 1e6;
      if ((compiler.getTotalCompilationTime() - compiled) / elapsed < IDLE) {
        return;
      }
    }
  }

  private int engine(String sql) throws Exception {
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      return rows;
    }
  }

  /** Short queries, where one client leaves a core idle. */
  private void clients() throws Exception {
    byte[] query =
        Client.query(
            "SELECT n_name, COUNT(*) FROM nation JOIN customer ON n_nationkey = c_nationkey GROUP BY n_name",
            DATASET);
    warm(2_000, () -> client.run(query));
    double one = throughput(1, query);
    double eight = throughput(8, query);
    Report.line(
        "8 clients / 1 client, queries per second",
        "%.0f / %.0f".formatted(eight, one),
        "%.2f (>= 1.7 on 2 cores)".formatted(eight / one));
  }

  private double throughput(int clients, byte[] query) throws Exception {
    int each = 400 / clients;
    Report.Task round =
        () -> {
          try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
              running.add(
                  threads.submit(() -> {
                    for (int j = 0; j < each; j++) {
                      client.run(query);
                    }
                  }));
            }
            for (Future<?> future : running) {
              future.get();
            }
          }
        };
    return 400_000 / Report.percentile(Report.sample(3, 9, round), 50);
  }

  private void health() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    byte[] query = Client.query(TpchQueries.all().get(8).sql(), DATASET);
    Thread heavy =
        Thread.ofVirtual()
            .start(() -> {
              while (!stop.get()) {
                client.run(query);
              }
            });
    double[] times = Report.sample(10, 200, () -> client.fetch("/healthz"));
    stop.set(true);
    heavy.join();
    Report.line(
        "health while a heavy query runs, slowest of 200",
        Report.millis(times[times.length - 1]),
        "<= 50 ms");
  }

  /** What the server does, not what a client makes of the text. */
  private void paging() throws Exception {
    String project = "/bigquery/v2/projects/" + Client.PROJECT;
    String body =
        JSON.createObjectNode()
            .put("query", "SELECT * FROM " + DATASET + ".lineitem LIMIT 100000")
            .put("useLegacySql", false)
            .put("maxResults", 1)
            .toString();
    String job = client.send("POST", "/queries", body).at("/jobReference/jobId").asString();
    paging("100,000 rows of 16 columns, query results", 1e5, project + "/queries/" + job);
    double rows =
        Double.parseDouble(
            client
                .send("GET", "/datasets/" + DATASET + "/tables/lineitem", "")
                .path("numRows")
                .asString());
    paging(
        "all rows of 16 columns, tabledata.list",
        rows,
        project + "/datasets/" + DATASET + "/tables/lineitem/data");
  }

  private void paging(String what, double rows, String path) throws Exception {
    double time = Report.percentile(Report.sample(1, 5, () -> client.fetchPages(path)), 50);
    Report.line(
        what, Report.millis(time), "%.0f rows/s (>= 300000)".formatted(rows * 1_000 / time));
  }

  private void inserts() throws Exception {
    create("empty_one");
    create("empty_many");
    double[] one = insert("empty_one", 1);
    Report.line("insertAll of 1 row, p50", Report.millis(Report.percentile(one, 50)), "");
    double empty = Report.percentile(insert("empty_many", 1000), 50);
    client.run(
        Client.query(
            "CREATE OR REPLACE TABLE full_table AS SELECT id, CONCAT('name ', id) AS name, id / 2 AS price"
                + " FROM UNNEST(GENERATE_ARRAY(1, 1000000)) AS id",
            DATASET));
    double full = Report.percentile(insert("full_table", 1000), 50);
    Report.line(
        "insertAll of 1,000 rows, 1M-row table / empty one",
        "%s / %s".formatted(Report.millis(full), Report.millis(empty)),
        "%.2f (<= 1.2)".formatted(full / empty));
  }

  private void create(String table) {
    client.run(
        Client.query(
            "CREATE OR REPLACE TABLE " + table + " (id INT64, name STRING, price FLOAT64)",
            DATASET));
  }

  private double[] insert(String table, int count) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode rows = body.putArray("rows");
    for (int i = 0; i < count; i++) {
      rows.addObject()
          .putObject("json")
          .put("id", i)
          .put("name", "name " + i)
          .put("price", i / 2.0);
    }
    String text = body.toString();
    return Report.sample(
        20,
        50,
        () ->
            client.send("POST", "/datasets/" + DATASET + "/tables/" + table + "/insertAll", text));
  }
}
