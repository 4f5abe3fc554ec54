package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.TypedText;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.types.civil.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;

/**
 * GAP_FILL: a row at each boundary between the buckets of a time series, its values taken or
 * computed from the rows around. Source: "Time series functions".
 */
final class GapFill {

  private static final List<String> PARAMETERS =
      List.of(
          "table",
          "ts_column",
          "bucket_width",
          "partitioning_columns",
          "value_columns",
          "origin",
          "ignore_null_values");

  /** The default origin of buckets. */
  private static final String ORIGIN = "1950-01-01";

  /** Where the value at a boundary comes from. */
  private enum Method {
    NULL,
    LOCF,
    LINEAR
  }

  private record Filled(int column, Method method) {}

  private final BuiltInTableCall arguments;
  private final int time;
  private final SqlType timeType;
  private final List<Integer> keys;
  private final List<Filled> values;
  private final boolean ignoreNulls;

  private GapFill(BuiltInTableCall arguments) {
    this.arguments = arguments;
    this.time =
        arguments.column(arguments.texts("ts_column").orElseThrow().getFirst(), "ts_column");
    this.timeType = arguments.columns().get(time).column().type();
    this.keys =
        arguments.texts("partitioning_columns").orElse(List.of()).stream()
            .map(name -> arguments.column(name, "partitioning_columns"))
            .toList();
    this.values = values();
    this.ignoreNulls = ignoresNulls();
  }

  static FromResult analyze(
      Analysis analysis, FromItem.TableFunction call, Optional<FromResult> input, NameScope outer) {
    BuiltInTableCall arguments = new BuiltInTableCall(analysis, call, PARAMETERS, input, outer);
    arguments.check(3);
    return new GapFill(arguments).result(analysis.context);
  }

  private List<Filled> values() {
    Optional<List<String>> given = arguments.texts("value_columns");
    if (given.isEmpty()) {
      return IntStream.range(0, arguments.columns().size())
          .filter(i -> i != time && !keys.contains(i))
          .mapToObj(i -> new Filled(i, Method.NULL))
          .toList();
    }
    List<Filled> filled = new ArrayList<>();
    for (int i = 0; i + 1 < given.get().size(); i += 2) {
      int column = arguments.column(given.get().get(i), "value_columns");
      filled.add(new Filled(column, method(given.get().get(i + 1), column)));
    }
    return filled;
  }

  private Method method(String name, int column) {
    Method method =
        switch (name.toUpperCase(Locale.ROOT)) {
          case "NULL" -> Method.NULL;
          case "LOCF" -> Method.LOCF;
          case "LINEAR" -> Method.LINEAR;
          default ->
              throw arguments.error(
                  arguments.expression("value_columns").orElseThrow(),
                  "Gap filling method %s of GAP_FILL is not one of null, linear and locf",
                  name);
        };
    if (method == Method.LINEAR && !isNumber(typeOf(column))) {
      throw arguments.error(
          arguments.expression("value_columns").orElseThrow(),
          "Gap filling method linear of GAP_FILL does not support type %s",
          typeOf(column));
    }
    return method;
  }

  private SqlType typeOf(int column) {
    return arguments.columns().get(column).column().type();
  }

  private static boolean isNumber(SqlType type) {
    return type == ScalarType.INT64
        || type == ScalarType.FLOAT64
        || type == ScalarType.NUMERIC
        || type == ScalarType.BIGNUMERIC;
  }

  private boolean ignoresNulls() {
    Optional<RexNode> given = arguments.value("ignore_null_values");
    if (given.isEmpty()) {
      return true;
    }
    return Rex.asLiteral(given.get())
        .map(LiteralOperator::value)
        .filter(Value.Bool.class::isInstance)
        .map(value -> ((Value.Bool) value).value())
        .orElseThrow(() ->
            arguments.error(
                arguments.expression("ignore_null_values").orElseThrow(),
                "Argument `ignore_null_values` of GAP_FILL must be a BOOL literal"));
  }

  private FromResult result(StatementContext context) {
    if (timeType != ScalarType.DATE
        && timeType != ScalarType.DATETIME
        && timeType != ScalarType.TIMESTAMP) {
      throw arguments.error(
          arguments.expression("ts_column").orElseThrow(),
          "Column `ts_column` of GAP_FILL must be of type DATE, DATETIME or TIMESTAMP, but is of type"
              + " %s",
          timeType);
    }
    List<NamedColumn> columns = arguments.columns();
    List<String> names =
        Stream.of(Stream.of(time), keys.stream(), values.stream().map(Filled::column))
            .flatMap(s -> s)
            .map(i -> columns.get(i).name())
            .toList();
    int width = arguments.add(coerced("bucket_width", ScalarType.INTERVAL, context));
    int origin =
        arguments.add(
            arguments.expression("origin").isPresent()
                ? coerced("origin", timeType, context)
                : Rex.literal(
                    TypedText.parse(ORIGIN, timeType, Zone.of(context.options().timeZone())),
                    true));
    return arguments.result(query(width, origin), names);
  }

  private RexNode coerced(String name, SqlType type, StatementContext context) {
    RexNode value = arguments.value(name).orElseThrow();
    if (!Coercion.coerces(value, type)) {
      throw arguments.error(
          arguments.expression(name).orElseThrow(),
          "Argument `%s` of GAP_FILL must be of type %s, but is of type %s",
          name,
          type,
          Rex.typeOf(value));
    }
    return context.coerce(value, type);
  }

  private String query(int width, int origin) {
    String before = window("is_boundary", "UNBOUNDED PRECEDING AND CURRENT ROW");
    String after = window("is_boundary DESC", "CURRENT ROW AND UNBOUNDED FOLLOWING");
    StringBuilder neighbors = new StringBuilder();
    StringBuilder results = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String value = "c" + values.get(i).column();
      boolean skipsNulls = ignoreNulls && values.get(i).method() != Method.NULL;
      String point =
          "(IF(is_boundary%s, NULL, STRUCT(c%d AS t, %s AS v)) IGNORE NULLS) OVER "
              .formatted(skipsNulls ? " OR " + value + " IS NULL" : "", time, value);
      neighbors.append(", LAST_VALUE").append(point).append(before).append(" AS p").append(i);
      neighbors.append(", FIRST_VALUE").append(point).append(after).append(" AS n").append(i);
      results.append(", ").append(filled(values.get(i), "p" + i, "n" + i));
    }
    return "SELECT c%d%s%s FROM (SELECT *%s FROM (%s UNION ALL %s)) WHERE is_boundary"
        .formatted(time, keyList(), results, neighbors, rows(), boundaries(width, origin));
  }

  private String keyList() {
    return keys.stream().map(key -> ", c" + key).collect(Collectors.joining());
  }

  /** Rows at the time of a boundary are both before and after it. */
  private String window(String tie, String frame) {
    String partition =
        keys.isEmpty()
            ? ""
            : "PARTITION BY "
                + keys.stream().map(key -> "c" + key).collect(Collectors.joining(", "))
                + " ";
    return "(%sORDER BY c%d, %s ROWS BETWEEN %s)".formatted(partition, time, tie, frame);
  }

  private String rows() {
    String columns =
        values.stream().map(v -> ", c" + v.column()).distinct().collect(Collectors.joining());
    return "SELECT c%1$d%2$s, FALSE AS is_boundary%3$s FROM input WHERE c%1$d IS NOT NULL"
        .formatted(time, keyList(), columns);
  }

  private String boundaries(int width, int origin) {
    String nulls =
        values.stream()
            .map(Filled::column)
            .distinct()
            .map(_ -> ", NULL")
            .collect(Collectors.joining());
    String group = keys.isEmpty() ? "" : " GROUP BY " + keyList().substring(2);
    return ("SELECT RANGE_START(bucket)%1$s, TRUE%2$s FROM (SELECT MIN(c%3$d) AS low, MAX(c%3$d) AS"
            + " high%1$s, ANY_VALUE(c%4$d) AS width, ANY_VALUE(c%5$d) AS origin FROM input%6$s"
            + " HAVING COUNT(c%3$d) > 0), UNNEST(GENERATE_RANGE_ARRAY(RANGE(%7$s_BUCKET(low, width,"
            + " origin), %7$s_ADD(high, INTERVAL 1 %8$s)), width)) AS bucket"
            + " WHERE RANGE_START(bucket) BETWEEN low AND high")
        .formatted(keyList(), nulls, time, width, origin, group, timeType, unit());
  }

  private String unit() {
    return timeType == ScalarType.DATE ? "DAY" : "MICROSECOND";
  }

  private String filled(Filled value, String before, String after) {
    return switch (value.method()) {
      case NULL -> "IF(%1$s.t = c%2$d, %1$s.v, NULL)".formatted(before, time);
      case LOCF -> before + ".v";
      case LINEAR ->
          "IF(%1$s.t = c%2$d, %1$s.v, CAST(%1$s.v + (%3$s.v - %1$s.v) * (%4$s / %5$s) AS %6$s))"
              .formatted(
                  before,
                  time,
                  after,
                  distance("c" + time, before + ".t", value),
                  "NULLIF(" + distance(after + ".t", before + ".t", value) + ", 0)",
                  typeOf(value.column()));
    };
  }

  private String distance(String to, String from, Filled value) {
    SqlType type = typeOf(value.column());
    String difference = "%s_DIFF(%s, %s, %s)".formatted(timeType, to, from, unit());
    return type == ScalarType.NUMERIC || type == ScalarType.BIGNUMERIC
        ? "CAST(" + difference + " AS BIGNUMERIC)"
        : difference;
  }
}
