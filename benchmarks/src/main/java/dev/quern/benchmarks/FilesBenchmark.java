package dev.quern.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.quern.bootstrap.QuernApplication;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Load jobs compared with DuckDB's own COPY of the same file in the same JVM, and rows that clients
 * stream in, on a server that keeps its data. Where other programs run beside it, look at the
 * processor time rather than at the clock.
 *
 * <p>Arguments: the size of the files in MB (default 1000), then the formats (default all).
 */
public final class FilesBenchmark {

  private static final String DATASET = "files";
  private static final int BLOCK_ROWS = 20_000;
  private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"};
  private static final String SCHEMA =
      """
      {"fields":[{"name":"id","type":"INTEGER"},{"name":"name","type":"STRING"},
      {"name":"price","type":"NUMERIC"},{"name":"quantity","type":"INTEGER"},
      {"name":"day","type":"DATE"},{"name":"ts","type":"TIMESTAMP"},{"name":"ok","type":"BOOLEAN"},
      {"name":"note","type":"STRING"},{"name":"ratio","type":"FLOAT"},
      {"name":"code","type":"STRING"}]}\
      """;
  private static final String COLUMNS =
      "id BIGINT, name VARCHAR, price DECIMAL(38,9), quantity BIGINT, day DATE, ts TIMESTAMPTZ,"
          + " ok BOOLEAN, note VARCHAR, ratio DOUBLE, code VARCHAR";
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Client client;
  private final Connection duckdb;
  private final Path bucket;

  private FilesBenchmark(Client client, Connection duckdb, Path bucket) {
    this.client = client;
    this.duckdb = duckdb;
    this.bucket = bucket;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1000;
    List<String> formats =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("CSV", "PARQUET", "NEWLINE_DELIMITED_JSON", "INSERT");
    Path folder = Files.createTempDirectory("quern-files");
    Path bucket = Files.createDirectory(folder.resolve("bucket"));
    ConfigurableApplicationContext server =
        QuernApplication.start(
            "--quern.port=0",
            "--quern.grpc-port=0",
            "--quern.banner=false",
            "--quern.gcs-root=" + folder,
            "--quern.data-dir=" + folder.resolve("data"),
            "--quern.project=" + Client.PROJECT);
    int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (server;
        Connection duckdb =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("duck.db"))) {
      FilesBenchmark benchmark = new FilesBenchmark(new Client(port), duckdb, bucket);
      benchmark.prepare(megabytes);
      for (String format : formats) {
        if (format.equals("INSERT")) {
          benchmark.inserts(4, 500, 100, "insertAll of 500 rows, 4 clients", ">= 30,000 rows/s");
          benchmark.inserts(16, 1, 500, "insertAll of 1 row, 16 clients", ">= 1,500 rows/s");
        } else {
          benchmark.load(format);
        }
      }
    } finally {
      delete(folder);
    }
  }

  private void prepare(long megabytes) throws Exception {
    client.send(
        "POST",
        "/datasets",
        "{\"datasetReference\":{\"datasetId\":\"%s\",\"projectId\":\"%s\"}}"
            .formatted(DATASET, Client.PROJECT));
    Path csv = bucket.resolve("rows.csv");
    generate(csv, megabytes << 20);
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("CREATE TABLE source (" + COLUMNS + ")");
    }
  }

  private static void generate(Path file, long bytes) throws IOException {
    Random random = new Random(1);
    List<String> block = new ArrayList<>();
    for (int i = 0; i < BLOCK_ROWS; i++) {
      block.add(
          ",%s %s,%d.%02d,%d,20%02d-%02d-%02d,20%02d-%02d-%02d %02d:%02d:%02d UTC,%b,\"%s, %s\",%.6f,%s%04d\n"
              .formatted(
                  WORDS[random.nextInt(WORDS.length)],
                  WORDS[random.nextInt(WORDS.length)],
                  random.nextInt(10_000),
                  random.nextInt(100),
                  random.nextInt(1000),
                  random.nextInt(25),
                  1 + random.nextInt(12),
                  1 + random.nextInt(28),
                  random.nextInt(25),
                  1 + random.nextInt(12),
                  1 + random.nextInt(28),
                  random.nextInt(24),
                  random.nextInt(60),
                  random.nextInt(60),
                  random.nextBoolean(),
                  WORDS[random.nextInt(WORDS.length)],
                  WORDS[random.nextInt(WORDS.length)],
                  random.nextDouble(),
                  "ABCDEF".charAt(random.nextInt(6)),
                  random.nextInt(10_000)));
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,name,price,quantity,day,ts,ok,note,ratio,code\n");
      long written = 0;
      for (long id = 0; written < bytes; id++) {
        String row = id + block.get((int) (id % BLOCK_ROWS));
        out.write(row);
        written += row.length();
      }
    }
  }

  /** What a task took: seconds by the clock and of the processors. */
  private record Cost(double wall, double processor) {

    static Cost of(Report.Task task) throws Exception {
      long began = MACHINE.getProcessCpuTime();
      double wall = Report.once(task) / 1e3;
      return new Cost(wall, (MACHINE.getProcessCpuTime() - began) / 1e9);
    }

    @Override
    public String toString() {
      return "%.1f s, %.1f CPU-s".formatted(wall, processor);
    }
  }

  private void load(String format) throws Exception {
    String name =
        switch (format) {
          case "CSV" -> "rows.csv";
          case "PARQUET" -> "rows.parquet";
          default -> "rows.json";
        };
    String file = bucket.resolve(name).toString();
    if (!format.equals("CSV")) {
      requireSource();
      String form = format.equals("PARQUET") ? "parquet" : "json";
      duck("COPY source TO '" + file + "' (FORMAT " + form + ")");
    }
    String reader =
        switch (format) {
          case "CSV" -> "(FORMAT csv, HEADER)";
          case "PARQUET" -> "(FORMAT parquet)";
          default -> "(FORMAT json)";
        };
    quern(format, name, "warm_" + format);
    client.send("DELETE", "/datasets/" + DATASET + "/tables/warm_" + format, "");
    Cost ours = Cost.of(() -> quern(format, name, "loaded_" + format));
    duck("CREATE OR REPLACE TABLE target (" + COLUMNS + ")");
    Cost theirs = Cost.of(() -> duck("COPY target FROM '" + file + "' " + reader));
    long megabytes = Files.size(Path.of(file)) >> 20;
    Report.line("load " + megabytes + " MB of " + format, ours.toString(), "");
    Report.line("  DuckDB's COPY", theirs.toString(), "");
    Report.line(
        "  speed against it, clock / processor",
        "%.2f / %.2f".formatted(theirs.wall / ours.wall, theirs.processor / ours.processor),
        format.equals("CSV") ? ">= 0.70" : "");
    Report.line("  most memory of the process", resident() + " MB", "");
  }

  private void requireSource() throws Exception {
    duck(
        "INSERT INTO source SELECT * FROM read_csv('"
            + bucket.resolve("rows.csv")
            + "', header = true) WHERE NOT EXISTS (FROM source)");
  }

  private void duck(String sql) throws Exception {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private void quern(String format, String name, String table) throws Exception {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode job = mapper.createObjectNode();
    ObjectNode load = job.putObject("configuration").putObject("load");
    load.putArray("sourceUris").add("gs://bucket/" + name);
    load.put("sourceFormat", format);
    load.set("schema", mapper.readTree(SCHEMA));
    if (format.equals("CSV")) {
      load.put("skipLeadingRows", 1);
    }
    load.putObject("destinationTable")
        .put("projectId", Client.PROJECT)
        .put("datasetId", DATASET)
        .put("tableId", table);
    JsonNode answer = client.send("POST", "/jobs", job.toString());
    client.await(answer.at("/jobReference/jobId").asString());
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0L);
  }

  private void inserts(int clients, int rows, int requests, String what, String wanted)
      throws Exception {
    String table = "streamed_" + rows;
    client.run(
        Client.query(
            "CREATE OR REPLACE TABLE " + table + " (id INT64, name STRING, price FLOAT64)",
            DATASET));
    String body = body(rows);
    String path = "/datasets/" + DATASET + "/tables/" + table + "/insertAll";
    stream(clients, requests, path, body);
    Cost cost = Cost.of(() -> stream(clients, requests, path, body));
    long all = (long) clients * requests * rows;
    Report.line(what, "%,.0f rows/s".formatted(all / cost.wall), wanted);
    Report.line("  took", cost.toString(), "");
  }

  private static String body(int count) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ArrayNode rows = body.putArray("rows");
    for (int i = 0; i < count; i++) {
      rows.addObject()
          .putObject("json")
          .put("id", i)
          .put("name", "name " + i)
          .put("price", i / 2.0);
    }
    return body.toString();
  }

  private void stream(int clients, int requests, String path, String body) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(() -> {
              for (int request = 0; request < requests; request++) {
                client.send("POST", path, body);
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
