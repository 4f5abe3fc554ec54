package dev.quern.sql.render;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import java.util.Map;
import java.util.Optional;

/**
 * The conversions that DuckDB does exactly as BigQuery does, and that cannot fail, as templates.
 * Source: "Conversion rules".
 */
final class NativeCasts {

  private static final Map<Pair, String> ALWAYS =
      Map.ofEntries(
          entry(BOOL, INT64, "CAST($1 AS BIGINT)"),
          entry(BOOL, STRING, "CAST($1 AS VARCHAR)"),
          entry(INT64, BOOL, "($1 <> 0)"),
          entry(INT64, FLOAT64, "CAST($1 AS DOUBLE)"),
          entry(INT64, NUMERIC, "CAST($1 AS DECIMAL(38,9))"),
          entry(INT64, STRING, "CAST($1 AS VARCHAR)"),
          entry(STRING, BYTES, "encode($1)"),
          entry(DATE, STRING, "CAST($1 AS VARCHAR)"),
          entry(DATE, DATETIME, "CAST($1 AS TIMESTAMP)"),
          entry(DATETIME, DATE, "CAST($1 AS DATE)"),
          entry(DATETIME, TIME, "CAST($1 AS TIME)"));

  private static final Map<Pair, String> IN_UTC =
      Map.ofEntries(
          entry(DATE, TIMESTAMP, "make_timestamptz(epoch_us($1))"),
          entry(DATETIME, TIMESTAMP, "make_timestamptz(epoch_us($1))"),
          entry(TIMESTAMP, DATE, "CAST(make_timestamp(epoch_us($1)) AS DATE)"),
          entry(TIMESTAMP, TIME, "CAST(make_timestamp(epoch_us($1)) AS TIME)"),
          entry(TIMESTAMP, DATETIME, "make_timestamp(epoch_us($1))"));

  private NativeCasts() {}

  private record Pair(SqlType from, SqlType to) {}

  private static Map.Entry<Pair, String> entry(ScalarType from, ScalarType to, String template) {
    return Map.entry(new Pair(from, to), template);
  }

  /** The template of a conversion, when there is one. */
  static Optional<String> template(SqlType from, SqlType to, boolean inUtc) {
    Pair pair = new Pair(from, to);
    String always = ALWAYS.get(pair);
    return Optional.ofNullable(always == null && inUtc ? IN_UTC.get(pair) : always);
  }
}
