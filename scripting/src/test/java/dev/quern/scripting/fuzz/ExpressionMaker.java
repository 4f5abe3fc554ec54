package dev.quern.scripting.fuzz;

import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.FunctionRegistry;
import dev.quern.sql.function.Parameter;
import dev.quern.sql.function.Signature;
import dev.quern.sql.function.TypePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes expressions of a wanted type, mostly without faults, over the table {@code every}. */
final class ExpressionMaker {

  /** Values of each type, the last is the column of that type. */
  static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("BOOL", List.of("TRUE", "FALSE", "CAST(NULL AS BOOL)", "b")),
          Map.entry(
              "INT64",
              List.of(
                  "0", "-1", "7", "64", "9223372036854775807", "CAST(NULL AS INT64)", "i", "i")),
          Map.entry(
              "FLOAT64",
              List.of(
                  "0.0",
                  "-1.5",
                  "1e308",
                  "CAST('nan' AS FLOAT64)",
                  "CAST('-inf' AS FLOAT64)",
                  "f")),
          Map.entry(
              "NUMERIC",
              List.of("NUMERIC '0'", "NUMERIC '-99999999999999999999999999999.999999999'", "n")),
          Map.entry("BIGNUMERIC", List.of("BIGNUMERIC '1e-38'", "BIGNUMERIC '-5e38'", "g")),
          Map.entry(
              "STRING",
              List.of(
                  "''",
                  "'a'",
                  "'%d-%s'",
                  "'2024-01-02'",
                  "'$.a'",
                  "'(b+)'",
                  "'\\u00e9\\U0001F600'",
                  "'America/Los_Angeles'",
                  "CAST(NULL AS STRING)",
                  "s",
                  "s")),
          Map.entry("BYTES", List.of("b''", "b'\\xff\\x00'", "CAST(NULL AS BYTES)", "y")),
          Map.entry("DATE", List.of("DATE '0001-01-01'", "DATE '9999-12-31'", "d", "d")),
          Map.entry("DATETIME", List.of("DATETIME '9999-12-31 23:59:59.999999'", "dt")),
          Map.entry("TIME", List.of("TIME '00:00:00'", "TIME '23:59:59.999999'", "tm")),
          Map.entry("TIMESTAMP", List.of("TIMESTAMP '0001-01-01 00:00:00+00'", "ts", "ts")),
          Map.entry("INTERVAL", List.of("INTERVAL '-1-2 3 4:5:6.789' YEAR TO SECOND", "v")),
          Map.entry("JSON", List.of("JSON 'null'", "JSON '[1, {\"a\": \"b\"}]'", "j")),
          Map.entry("GEOGRAPHY", List.of("ST_GEOGPOINT(1, 2)", "CAST(NULL AS GEOGRAPHY)")),
          Map.entry("ARRAY<INT64>", List.of("CAST([] AS ARRAY<INT64>)", "[1, 2]", "ai")),
          Map.entry("ARRAY<STRING>", List.of("['x']", "CAST(NULL AS ARRAY<STRING>)", "asx")),
          Map.entry("STRUCT", List.of("STRUCT(1 AS a, 'x' AS b)", "st")),
          Map.entry("RANGE<DATE>", List.of("RANGE<DATE> '[2024-01-01, UNBOUNDED)'", "r")));

  private static final Map<String, List<String>> FORMS =
      Map.of(
          "BOOL",
              List.of(
                  "{T1} = {T1}",
                  "{T1} < {T1}",
                  "{T1} IS NULL",
                  "{BOOL} AND {BOOL}",
                  "NOT {BOOL}",
                  "{STRING} LIKE {STRING}",
                  "{T1} IN ({T1}, {T1})",
                  "{T1} IN UNNEST([{T1}])",
                  "{T1} BETWEEN {T1} AND {T1}",
                  "{T1} IS DISTINCT FROM {T1}",
                  "{INT64} IN (SELECT i FROM every)",
                  "EXISTS (SELECT 1 FROM every AS o WHERE o.i = {INT64})"),
          "INT64",
              List.of(
                  "{INT64} + {INT64}",
                  "{INT64} * {INT64}",
                  "-{INT64}",
                  "{INT64} & {INT64}",
                  "{INT64} << {INT64}",
                  "CAST({STRING} AS INT64)",
                  "CAST({FLOAT64} AS INT64)",
                  "{ARRAY<INT64>}[SAFE_OFFSET({INT64})]",
                  "EXTRACT(YEAR FROM {TIMESTAMP})",
                  "(SELECT MAX(o.i) FROM every AS o WHERE o.s = {STRING})",
                  "{STRUCT}.a"),
          "FLOAT64",
              List.of("{FLOAT64} / {FLOAT64}", "{FLOAT64} - {INT64}", "CAST({STRING} AS FLOAT64)"),
          "NUMERIC",
              List.of("{NUMERIC} / {NUMERIC}", "{NUMERIC} * {INT64}", "CAST({FLOAT64} AS NUMERIC)"),
          "STRING",
              List.of(
                  "{STRING} || {STRING}",
                  "CAST({T1} AS STRING)",
                  "CASE {T1} WHEN {T1} THEN {STRING} END",
                  "TO_JSON_STRING({T1})",
                  "FORMAT('%T', {T1})",
                  "COLLATE({STRING}, 'und:ci')",
                  "CAST({DATE} AS STRING FORMAT 'YYYY-MON-DD')"),
          "DATE",
              List.of(
                  "{DATE} + {INT64}",
                  "DATE_ADD({DATE}, INTERVAL {INT64} MONTH)",
                  "CAST({TIMESTAMP} AS DATE)"),
          "TIMESTAMP",
              List.of(
                  "{TIMESTAMP} + {INTERVAL}", "TIMESTAMP_SUB({TIMESTAMP}, INTERVAL {INT64} HOUR)"),
          "INTERVAL",
              List.of(
                  "{INTERVAL} * {INT64}",
                  "{TIMESTAMP} - {TIMESTAMP}",
                  "MAKE_INTERVAL({INT64}, {INT64})"),
          "ARRAY<INT64>",
              List.of("ARRAY(SELECT e + 1 FROM UNNEST({ARRAY<INT64>}) AS e)", "[{INT64}, {INT64}]"),
          "JSON", List.of("{JSON}.a", "TO_JSON({T1})", "JSON_QUERY({JSON}, '$[0]')"));

  private static final List<String> PARTS =
      List.of(
          "DAY", "MONTH", "HOUR", "SECOND", "WEEK(MONDAY)", "ISOYEAR", "QUARTER", "MICROSECOND");
  private static final List<String> TYPES = VALUES.keySet().stream().sorted().toList();
  private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");

  /** A function with one of its overloads. */
  private record Callable(FunctionDefinition function, Signature signature) {}

  private final RandomGenerator random;
  private final Map<String, List<Callable>> scalars = new HashMap<>();
  private final List<Callable> aggregates = new ArrayList<>();

  ExpressionMaker(RandomGenerator random) {
    this.random = random;
    for (FunctionDefinition function : FunctionRegistry.bigQuery().all()) {
      if (!function.isOperator()) {
        function.overloads().forEach(o -> add(new Callable(function, o.signature())));
      }
    }
  }

  private void add(Callable callable) {
    if (callable.function.kind() == FunctionDefinition.Kind.SCALAR) {
      scalars
          .computeIfAbsent(callable.signature.result().toString(), _ -> new ArrayList<>())
          .add(callable);
    } else {
      aggregates.add(callable);
    }
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Any of the types. */
  String type() {
    return pick(TYPES);
  }

  /** An expression of a type. */
  String expression(String type, int depth) {
    int choice = depth <= 0 ? 0 : random.nextInt(6);
    if (choice == 1 && FORMS.containsKey(type)) {
      return "(" + filled(pick(FORMS.get(type)), depth - 1) + ")";
    }
    if (choice == 2) {
      return pick(
          List.of(
              "IF("
                  + expression("BOOL", depth - 1)
                  + ", "
                  + expression(type, depth - 1)
                  + ", "
                  + expression(type, depth - 1)
                  + ")",
              "COALESCE("
                  + expression(type, depth - 1)
                  + ", "
                  + expression(type, depth - 1)
                  + ")"));
    }
    if (choice > 2) {
      List<Callable> variables = scalars.getOrDefault("T1", List.of());
      List<Callable> exact = scalars.getOrDefault(type, List.of());
      if (!exact.isEmpty() || !variables.isEmpty()) {
        boolean general = exact.isEmpty() || random.nextInt(8) == 0;
        return call(pick(general ? variables : exact), general ? type : type(), depth - 1);
      }
    }
    return pick(VALUES.getOrDefault(type, List.of("NULL")));
  }

  private String filled(String form, int depth) {
    String type = type();
    Matcher matcher = HOLE.matcher(form);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String wanted = matcher.group(1).equals("T1") ? type : matcher.group(1);
      matcher.appendReplacement(text, Matcher.quoteReplacement(expression(wanted, depth)));
    }
    return matcher.appendTail(text).toString();
  }

  private String call(Callable callable, String variable, int depth) {
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : callable.signature.parameters()) {
      if (parameter.cardinality() != Parameter.Cardinality.REQUIRED && random.nextInt(3) > 0) {
        break;
      }
      String value = argument(parameter, variable, depth);
      arguments.add(parameter.namedOnly() ? parameter.name().orElse("x") + " => " + value : value);
    }
    boolean safe =
        !callable.function.has(Trait.NOT_SAFE)
            && callable.function.kind() == FunctionDefinition.Kind.SCALAR
            && random.nextInt(6) == 0;
    return (safe ? "SAFE." : "")
        + callable.function.name()
        + "("
        + String.join(", ", arguments)
        + ")";
  }

  private String argument(Parameter parameter, String variable, int depth) {
    return switch (parameter.type()) {
      case TypePattern.DatePart _ -> pick(PARTS);
      case TypePattern.NormalizeMode _ -> "NFKC";
      case TypePattern.RoundingMode _ -> "'ROUND_HALF_EVEN'";
      case TypePattern.Lambda _ -> "e -> e IS NULL";
      case TypePattern.Any _ -> expression(type(), depth);
      case TypePattern.Variable _ -> expression(variable, depth);
      case TypePattern.ArrayOf(TypePattern.Exact(var element)) ->
          expression("ARRAY<" + element + ">", depth);
      case TypePattern.ArrayOf _ -> "[" + expression(variable, depth) + "]";
      case TypePattern.RangeOf _ -> expression("RANGE<DATE>", depth);
      case TypePattern.StructOf _ -> expression("STRUCT", depth);
      case TypePattern.Exact(var type) ->
          expression(type.toString(), parameter.constant() ? 0 : depth);
    };
  }

  /** A call of an aggregate or analytic function. */
  String aggregate(int depth, Optional<String> window) {
    Callable callable = pick(aggregates);
    String call = call(callable, type(), depth);
    if (callable.function.has(Trait.DISTINCT) && random.nextInt(5) == 0) {
      call = call.replaceFirst("\\(", "(DISTINCT ");
    }
    return window.map(w -> " OVER (" + w + ")").map(call::concat).orElse(call);
  }
}
