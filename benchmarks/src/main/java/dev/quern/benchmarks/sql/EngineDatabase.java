package dev.quern.benchmarks.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB alone, in memory, with the table of {@link FunctionBenchmark}. */
final class EngineDatabase implements AutoCloseable {

  private static final String TABLE =
      "CREATE TABLE facts AS SELECT i, CAST(i AS DOUBLE) AS x, CAST(i / 7 AS DECIMAL(38, 9)) AS n,"
          + " 'text ' || i AS s, CAST(i AS VARCHAR) AS w, DATE '1970-01-01' + CAST(i % 30000 AS INT) AS d,"
          + " make_timestamp(i * 1000000000) AS dt,"
          + " '{\"b\": true, \"a\": \"' || i || '\", \"c\": [1, {\"e\": 5.5}], \"d\": null}' AS j"
          + " FROM generate_series(1, "
          + FunctionBenchmark.ROWS
          + ") AS numbers(i)";

  private final Connection connection;
  private final Statement statement;

  EngineDatabase() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      statement = connection.createStatement();
      statement.execute(TABLE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a query gives a row. */
  boolean hasRow(String sql) {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
