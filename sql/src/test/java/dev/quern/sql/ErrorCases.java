package dev.quern.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quern.domain.error.BigQueryException;
import org.assertj.core.api.SoftAssertions;

/**
 * Tables of statements that are not valid with their errors, one line each: the statement, {@code
 * >>>} and the message. The statements see the tables t and a.
 */
public final class ErrorCases {

  private static final String TABLES =
      """
      CREATE TABLE d.t (
        a INT64, b STRING, c FLOAT64, arr ARRAY<INT64>, s STRUCT<x INT64, y STRING>, d DATE,
        ts TIMESTAMP, n NUMERIC);
      CREATE TABLE d.a (a INT64, z INT64)
      """;
  private static final String SEPARATOR = " >>> ";

  private ErrorCases() {}

  /** Analyzes every statement of a table and compares. */
  public static void check(String table) {
    try (TestDatabase database = new TestDatabase()) {
      database.run(TABLES);
      SoftAssertions errors = new SoftAssertions();
      for (String line : table.strip().split("\\n")) {
        int at = line.indexOf(SEPARATOR);
        assertThat(at).as(line).isPositive();
        String sql = line.substring(0, at);
        BigQueryException error =
            catchThrowableOfType(BigQueryException.class, () -> database.plan(sql));
        errors.assertThat(error).as(sql).isNotNull();
        errors
            .assertThat(error == null ? "" : error.error().message().replace("\n", "\\n"))
            .as(sql)
            .isEqualTo(line.substring(at + SEPARATOR.length()));
      }
      errors.assertAll();
    }
  }
}
