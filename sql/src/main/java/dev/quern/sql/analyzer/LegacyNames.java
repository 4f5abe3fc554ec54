package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of legacy SQL that GoogleSQL has under another name, as functions in SQL. All
 * others that both have are GoogleSQL's own. Source: "Legacy SQL functions and operators".
 */
public final class LegacyNames implements ScriptNames {

  /** The names of a statement in legacy SQL. */
  public static final LegacyNames INSTANCE = new LegacyNames();

  private static final String WHEN = "TIMESTAMP(x)";

  private final Map<String, Routine> functions = new HashMap<>();

  private LegacyNames() {
    conversions();
    texts();
    times();
    aggregates();
  }

  private void conversions() {
    scalar(
        "INTEGER(x)",
        "IFNULL(SAFE_CAST(CAST(x AS STRING) AS INT64),"
            + " SAFE_CAST(TRUNC(SAFE_CAST(CAST(x AS STRING) AS FLOAT64)) AS INT64))");
    scalar("FLOAT(x)", "SAFE_CAST(x AS FLOAT64)");
    scalar("BOOLEAN(x)", "SAFE_CAST(x AS BOOL)");
    scalar("STRING(x)", "CAST(x AS STRING)");
    scalar("BYTES(x)", "CAST(x AS BYTES)");
    scalar("HEX_STRING(x)", "FORMAT('%x', x)");
    scalar("NVL(x,y)", "IFNULL(x, y)");
    scalar("IS_EXPLICITLY_DEFINED(x)", "x IS NOT NULL");
    scalar("PI()", "ACOS(-1)");
    scalar("DEGREES(x)", "x * 180 / ACOS(-1)");
    scalar("RADIANS(x)", "x * ACOS(-1) / 180");
    scalar("LOG2(x)", "LOG(x, 2)");
  }

  private void texts() {
    scalar("CONTAINS(x,y)", "STRPOS(x, y) > 0");
    scalar("INSTR(x,y)", "STRPOS(x, y)");
    scalar("REGEXP_MATCH(x,y)", "REGEXP_CONTAINS(x, y)");
    scalar("HOST(x)", "NET.HOST(x)");
    scalar("DOMAIN(x)", "NET.REG_DOMAIN(x)");
    scalar("TLD(x)", "CONCAT('.', NET.PUBLIC_SUFFIX(x))");
    scalar("FORMAT_IP(x)", "NET.IP_TO_STRING(NET.IPV4_FROM_INT64(x))");
    scalar("PARSE_IP(x)", "NET.IPV4_TO_INT64(NET.SAFE_IP_FROM_STRING(x))");
  }

  private void times() {
    for (String part : List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
      scalar(part + "(x)", "EXTRACT(" + part + " FROM " + WHEN + ")");
    }
    scalar("DAYOFWEEK(x)", "EXTRACT(DAYOFWEEK FROM " + WHEN + ")");
    scalar("DAYOFYEAR(x)", "EXTRACT(DAYOFYEAR FROM " + WHEN + ")");
    scalar(
        "WEEK(x)",
        "DIV(EXTRACT(DAYOFYEAR FROM TIMESTAMP(x)) + EXTRACT(DAYOFWEEK FROM"
            + " TIMESTAMP_TRUNC(TIMESTAMP(x), YEAR)) - 2, 7) + 1");
    scalar("DATE(x)", "FORMAT_TIMESTAMP('%F', " + WHEN + ")");
    scalar("TIME(x)", "FORMAT_TIMESTAMP('%T', " + WHEN + ")");
    scalar("CURRENT_DATE()", "FORMAT_TIMESTAMP('%F', CURRENT_TIMESTAMP())");
    scalar("CURRENT_TIME()", "FORMAT_TIMESTAMP('%T', CURRENT_TIMESTAMP())");
    scalar("NOW()", "UNIX_MICROS(CURRENT_TIMESTAMP())");
    scalar("TIMESTAMP_TO_SEC(x)", "UNIX_SECONDS(x)");
    scalar("TIMESTAMP_TO_MSEC(x)", "UNIX_MILLIS(x)");
    scalar("TIMESTAMP_TO_USEC(x)", "UNIX_MICROS(x)");
    scalar("SEC_TO_TIMESTAMP(x)", "TIMESTAMP_SECONDS(x)");
    scalar("MSEC_TO_TIMESTAMP(x)", "TIMESTAMP_MILLIS(x)");
    scalar("USEC_TO_TIMESTAMP(x)", "TIMESTAMP_MICROS(x)");
    scalar("PARSE_UTC_USEC(x)", "UNIX_MICROS(TIMESTAMP(x))");
    scalar("FORMAT_UTC_USEC(x)", "FORMAT_TIMESTAMP('%F %H:%M:%E6S', TIMESTAMP_MICROS(x))");
    scalar("STRFTIME_UTC_USEC(x,y)", "FORMAT_TIMESTAMP(y, TIMESTAMP_MICROS(x))");
    for (String part : List.of("HOUR", "DAY", "MONTH", "YEAR")) {
      scalar(
          "UTC_USEC_TO_" + part + "(x)",
          "UNIX_MICROS(TIMESTAMP_TRUNC(TIMESTAMP_MICROS(x), " + part + "))");
    }
    scalar("DATEDIFF(x,y)", "DATE_DIFF(DATE(TIMESTAMP(x)), DATE(TIMESTAMP(y)), DAY)");
    scalar(
        "DATE_ADD(x,y,z)",
        "CASE UPPER(z)"
            + " WHEN 'SECOND' THEN TIMESTAMP_ADD(TIMESTAMP(x), INTERVAL y SECOND)"
            + " WHEN 'MINUTE' THEN TIMESTAMP_ADD(TIMESTAMP(x), INTERVAL y MINUTE)"
            + " WHEN 'HOUR' THEN TIMESTAMP_ADD(TIMESTAMP(x), INTERVAL y HOUR)"
            + " WHEN 'DAY' THEN TIMESTAMP_ADD(TIMESTAMP(x), INTERVAL y DAY)"
            + " WHEN 'MONTH' THEN TIMESTAMP(DATETIME_ADD(DATETIME(TIMESTAMP(x)), INTERVAL y MONTH))"
            + " WHEN 'YEAR' THEN TIMESTAMP(DATETIME_ADD(DATETIME(TIMESTAMP(x)), INTERVAL y YEAR))"
            + " ELSE ERROR(CONCAT('Unknown date part: ', z)) END");
  }

  private void aggregates() {
    aggregate("EXACT_COUNT_DISTINCT(x)", "COUNT(DISTINCT x)");
    aggregate("GROUP_CONCAT(x)", "STRING_AGG(x)");
    aggregate("GROUP_CONCAT(x,y)", "STRING_AGG(x, y)");
    aggregate("GROUP_CONCAT_UNQUOTED(x)", "STRING_AGG(x)");
    aggregate("GROUP_CONCAT_UNQUOTED(x,y)", "STRING_AGG(x, y)");
    aggregate("FIRST(x)", "ANY_VALUE(x)");
    aggregate("SOME(x)", "LOGICAL_OR(x)");
    aggregate("EVERY(x)", "LOGICAL_AND(x)");
  }

  private void scalar(String signature, String body) {
    add(signature, Routine.Kind.SCALAR_FUNCTION, body);
  }

  /** An aggregate function; all parameters but the first are the same for all rows. */
  private void aggregate(String signature, String body) {
    add(signature, Routine.Kind.AGGREGATE_FUNCTION, body);
  }

  private void add(String signature, Routine.Kind kind, String body) {
    int parenthesis = signature.indexOf('(');
    String name = signature.substring(0, parenthesis);
    String inside = signature.substring(parenthesis + 1, signature.length() - 1);
    List<Routine.Argument> parameters = new ArrayList<>();
    for (String parameter : inside.isEmpty() ? List.<String>of() : List.of(inside.split(","))) {
      parameters.add(
          Routine.Argument.of(parameter, Optional.empty(), Routine.Mode.IN, parameters.isEmpty()));
    }
    functions.put(
        key(name, parameters.size()),
        new Routine(
            RoutineNames.temporaryReference("legacy", name),
            kind,
            "SQL",
            parameters,
            Optional.empty(),
            List.of(),
            body,
            ResourceProperties.NONE,
            ResourceVersion.NONE));
  }

  private static String key(String name, int arguments) {
    return name.toUpperCase(Locale.ROOT) + "/" + arguments;
  }

  @Override
  public Optional<Routine> function(String name, int arguments) {
    return Optional.ofNullable(functions.get(key(name, arguments)));
  }

  /** The bodies are GoogleSQL. */
  @Override
  public ScriptNames inFunctions() {
    return NONE;
  }

  @Override
  public boolean isLegacySql() {
    return true;
  }
}
