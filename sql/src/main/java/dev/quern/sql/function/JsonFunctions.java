package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.IGNORES_COLLATION;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_COLLATION;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.json.JsonEditKernels;
import dev.quern.types.json.JsonKernels;
import dev.quern.types.json.JsonPathKernels;
import java.util.List;

/** Source: "JSON functions", those that look something up and those that convert. */
final class JsonFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "json_functions",
          lookup(
                  "JSON_EXTRACT",
                  "const STRING",
                  "",
                  JsonPathKernels.EXTRACT,
                  JsonPathKernels.EXTRACT_JSON)
              .example("JSON_EXTRACT('{\"a\": {\"b\": 1}}', '$.a')", "{\"b\":1}"),
          lookup(
                  "JSON_QUERY",
                  "const STRING",
                  "",
                  JsonPathKernels.QUERY,
                  JsonPathKernels.QUERY_JSON)
              .example("JSON_QUERY(JSON '{\"a\": {\"b\": 1}}', '$.a')", "{\"b\":1}"),
          scalars(
                  "JSON_EXTRACT_SCALAR",
                  JsonPathKernels.EXTRACT_SCALAR,
                  JsonPathKernels.EXTRACT_SCALAR_JSON)
              .example("JSON_EXTRACT_SCALAR('{\"a\": \"x\"}', '$.a')", "x"),
          scalars("JSON_VALUE", JsonPathKernels.VALUE, JsonPathKernels.VALUE_JSON)
              .example("JSON_VALUE(JSON '{\"a\": \"x\"}', '$.a')", "x"),
          arrays(
                  "JSON_EXTRACT_ARRAY",
                  JsonPathKernels.EXTRACT_ARRAY,
                  JsonPathKernels.EXTRACT_ARRAY_JSON)
              .example("JSON_EXTRACT_ARRAY('[1, {\"a\": 2}]')", "[1, {\"a\":2}]"),
          arrays("JSON_QUERY_ARRAY", JsonPathKernels.QUERY_ARRAY, JsonPathKernels.QUERY_ARRAY_JSON)
              .example("JSON_QUERY_ARRAY(JSON '[1, \"a\"]', '$')", "[1, \"a\"]"),
          scalarArrays(
                  "JSON_EXTRACT_STRING_ARRAY",
                  JsonPathKernels.EXTRACT_STRING_ARRAY,
                  JsonPathKernels.EXTRACT_STRING_ARRAY_JSON)
              .example("JSON_EXTRACT_STRING_ARRAY('[1, \"a\"]')", "[1, a]"),
          scalarArrays(
                  "JSON_VALUE_ARRAY", JsonPathKernels.VALUE_ARRAY, JsonPathKernels.VALUE_ARRAY_JSON)
              .example("JSON_VALUE_ARRAY(JSON '{\"a\": [1, \"b\"]}', '$.a')", "[1, b]"),
          operator("$SUBSCRIPT", "[]")
              .on("(JSON, INT64) -> JSON", JsonPathKernels.ELEMENT)
              .on("(JSON, STRING) -> JSON", JsonPathKernels.MEMBER)
              .example("JSON '{\"a\": [1, 2]}'.a[1]", "2"),
          scalar("JSON_TYPE")
              .on("(JSON) -> STRING", JsonEditKernels.TYPE)
              .example("JSON_TYPE(JSON '{}')", "object"),
          scalar("JSON_KEYS")
              .on(
                  "(JSON, [INT64 = NULL], [mode => STRING = 'strict']) -> ARRAY<STRING>",
                  JsonEditKernels.KEYS)
              .example("JSON_KEYS(JSON '{\"a\": {\"b\": 1}}')", "[a, a.b]"),
          scalar("JSON_FLATTEN")
              .on("(JSON) -> ARRAY<JSON>", JsonEditKernels.FLATTEN)
              .example("JSON_FLATTEN(JSON '[1, [2, [3]]]')", "[1, 2, 3]"),
          scalar("PARSE_JSON")
              .on(
                  "(STRING, [wide_number_mode => STRING = 'exact']) -> JSON",
                  JsonKernels.PARSE_JSON)
              .example(
                  "PARSE_JSON('{\"a\": 922337203685477580701}', wide_number_mode => 'round')",
                  "{\"a\":9.223372036854776e+20}"),
          scalar("TO_JSON")
              .with(IGNORES_COLLATION)
              .on(
                  "(T1, [stringify_wide_numbers => BOOL = FALSE]) -> JSON",
                  kernel(call -> JsonKernels.toJson(call.type(0), GeographyForms.FORMS)))
              .example(
                  "TO_JSON(STRUCT(9007199254740993 AS id), stringify_wide_numbers => TRUE)",
                  "{\"id\":\"9007199254740993\"}"),
          scalar("TO_JSON_STRING")
              .with(IGNORES_COLLATION)
              .on(
                  "(T1, [BOOL = FALSE]) -> STRING",
                  kernel(call -> JsonKernels.toJsonString(call.type(0), GeographyForms.FORMS)))
              .example("TO_JSON_STRING(STRUCT([1, 2] AS a))", "{\"a\":[1,2]}"),
          converted("BOOL", "BOOL", JsonKernels.BOOL_OF).example("BOOL(JSON 'true')", "true"),
          converted("INT64", "INT64", JsonKernels.INT64_OF).example("INT64(JSON '10.0')", "10"),
          scalar("FLOAT64")
              .on(
                  "(JSON, [wide_number_mode => STRING = 'round']) -> FLOAT64",
                  JsonKernels.FLOAT64_OF)
              .example("FLOAT64(JSON '9.8')", "9.8"),
          converted("STRING", "STRING", JsonKernels.STRING_OF)
              .example("STRING(JSON '\"purple\"')", "purple"),
          converted("BOOL_ARRAY", "ARRAY<BOOL>", JsonKernels.BOOL_ARRAY)
              .example("BOOL_ARRAY(JSON '[true, false]')", "[true, false]"),
          converted("INT64_ARRAY", "ARRAY<INT64>", JsonKernels.INT64_ARRAY)
              .example("INT64_ARRAY(JSON '[1, 2]')", "[1, 2]"),
          scalar("FLOAT64_ARRAY")
              .on(
                  "(JSON, [wide_number_mode => STRING = 'round']) -> ARRAY<FLOAT64>",
                  JsonKernels.FLOAT64_ARRAY)
              .example("FLOAT64_ARRAY(JSON '[9.5, 1]')", "[9.5, 1]"),
          converted("STRING_ARRAY", "ARRAY<STRING>", JsonKernels.STRING_ARRAY)
              .example("STRING_ARRAY(JSON '[\"a\", \"b\"]')", "[a, b]"),
          converted("LAX_BOOL", "BOOL", JsonKernels.LAX_BOOL)
              .example("LAX_BOOL(JSON '\"true\"')", "true"),
          converted("LAX_INT64", "INT64", JsonKernels.LAX_INT64)
              .example("LAX_INT64(JSON '\"10\"')", "10"),
          converted("LAX_FLOAT64", "FLOAT64", JsonKernels.LAX_FLOAT64)
              .example("LAX_FLOAT64(JSON '\"9.8\"')", "9.8"),
          converted("LAX_STRING", "STRING", JsonKernels.LAX_STRING)
              .example("LAX_STRING(JSON 'true')", "true"),
          converted("LAX_BOOL_ARRAY", "ARRAY<BOOL>", JsonKernels.LAX_BOOL_ARRAY)
              .example("LAX_BOOL_ARRAY(JSON '[1, \"false\"]')", "[true, false]"),
          converted("LAX_INT64_ARRAY", "ARRAY<INT64>", JsonKernels.LAX_INT64_ARRAY)
              .example("LAX_INT64_ARRAY(JSON '[true, \"2\"]')", "[1, 2]"),
          converted("LAX_FLOAT64_ARRAY", "ARRAY<FLOAT64>", JsonKernels.LAX_FLOAT64_ARRAY)
              .example("LAX_FLOAT64_ARRAY(JSON '[\"9.5\", 1]')", "[9.5, 1]"),
          converted("LAX_STRING_ARRAY", "ARRAY<STRING>", JsonKernels.LAX_STRING_ARRAY)
              .example("LAX_STRING_ARRAY(JSON '[true, 1]')", "[true, 1]"));

  private JsonFunctions() {}

  private static final String OPTIONAL_PATH = "[const STRING = '$']";

  /** A function of JSON in STRING or JSON, by a path, that gives the type it takes. */
  private static FunctionRow lookup(
      String name, String path, String array, ScalarKernel ofText, ScalarKernel ofJson) {
    String result = array.isEmpty() ? "%s" : "ARRAY<%s>";
    return scalar(name)
        .with(NO_COLLATION)
        .on("(STRING, " + path + ") -> " + result.formatted("STRING"), ofText)
        .on("(JSON, " + path + ") -> " + result.formatted("JSON"), ofJson);
  }

  private static FunctionRow arrays(String name, ScalarKernel ofText, ScalarKernel ofJson) {
    return lookup(name, OPTIONAL_PATH, "ARRAY", ofText, ofJson);
  }

  private static FunctionRow scalars(String name, ScalarKernel ofText, ScalarKernel ofJson) {
    return textual(name, "STRING", ofText, ofJson);
  }

  private static FunctionRow scalarArrays(String name, ScalarKernel ofText, ScalarKernel ofJson) {
    return textual(name, "ARRAY<STRING>", ofText, ofJson);
  }

  private static FunctionRow textual(
      String name, String result, ScalarKernel ofText, ScalarKernel ofJson) {
    return scalar(name)
        .with(NO_COLLATION)
        .on("(STRING, " + OPTIONAL_PATH + ") -> " + result, ofText)
        .on("(JSON, " + OPTIONAL_PATH + ") -> " + result, ofJson);
  }

  private static FunctionRow converted(String name, String result, ScalarKernel kernel) {
    return scalar(name).on("(JSON) -> " + result, kernel);
  }
}
