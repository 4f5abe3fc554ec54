package dev.quern.types.json;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.JSON;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.CompileCache;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The kernels that make and edit JSON. Values of other types that BigQuery takes as they are come
 * as JSON here, made by {@link JsonKernels#toJson}, which turns NULL into the JSON null; so a
 * variadic list of paths and values is a list of STRINGs.
 */
public final class JsonEditKernels {

  private static final SqlType STRINGS = SqlType.array(STRING);

  private JsonEditKernels() {}

  /** JSON_SET(JSON, create_if_missing, path, value, path, value, …). */
  public static final ScalarKernel SET =
      edit(
          "q_json_set",
          List.of(JSON, BOOL),
          strictPaths("JSON_SET"),
          (root, path, value, isArray, create) ->
              DataErrors.withPreamble(
                  "Invalid input to JSON_SET: ",
                  () -> JsonEditor.set(root, path.steps(), value, create)));

  /**
   * JSON_ARRAY_APPEND(JSON, append_each_element, array mask, path, value, …): the mask has one
   * letter per value, {@code a} when its SQL type is an ARRAY.
   */
  public static final ScalarKernel ARRAY_APPEND =
      edit(
          "q_json_array_append",
          List.of(JSON, BOOL, STRING),
          strictPaths(),
          (root, path, value, isArray, each) ->
              isArray && each && value instanceof JsonValue.Null
                  ? root
                  : JsonEditor.append(root, path.steps(), spread(value, isArray && each)));

  /**
   * JSON_ARRAY_INSERT(JSON, insert_each_element, array mask, path, value, …), the mask as above.
   */
  public static final ScalarKernel ARRAY_INSERT =
      edit(
          "q_json_array_insert",
          List.of(JSON, BOOL, STRING),
          strictPaths(),
          (root, path, value, isArray, each) ->
              isArray && each && value instanceof JsonValue.Null
                  ? root
                  : JsonEditor.insert(root, path.steps(), spread(value, isArray && each)));

  /** JSON_REMOVE(JSON, path, …). */
  public static final ScalarKernel REMOVE = remove();

  /** JSON_STRIP_NULLS(JSON, path, include_arrays, remove_empty). */
  public static final ScalarKernel STRIP_NULLS = stripNulls();

  /** JSON_ARRAY(value, …). */
  public static final ScalarKernel ARRAY =
      ScalarKernel.of(
              "q_json_array",
              List.of(),
              JSON,
              (a, row, out) -> {
                JsonValue.Array array = new JsonValue.Array();
                for (ColumnVector value : a) {
                  array.elements().add(read(value, row));
                }
                JsonPrinter.print(array).writeTo(out, row);
              })
          .withVariadic(JSON)
          .handlingNulls();

  /** JSON_OBJECT(key, value, key, value, …). */
  public static final ScalarKernel OBJECT =
      ScalarKernel.of(
              "q_json_object",
              List.of(),
              JSON,
              (a, row, out) -> {
                JsonValue.Members members = new JsonValue.Members();
                for (int i = 0; i < a.length; i += 2) {
                  put(members, a[i], row, read(a[i + 1], row));
                }
                JsonPrinter.print(members).writeTo(out, row);
              })
          .withVariadic(STRING)
          .handlingNulls();

  /** JSON_OBJECT(ARRAY of keys, array of values), the values as one JSON array. */
  public static final ScalarKernel OBJECT_OF_ARRAYS =
      ScalarKernel.of(
              "q_json_object_of_arrays",
              List.of(STRINGS, JSON),
              JSON,
              (a, row, out) -> {
                if (a[0].isNull(row)) {
                  throw invalidObject("The keys array cannot be NULL");
                }
                if (!(read(a[1], row) instanceof JsonValue.Array values)) {
                  throw invalidObject("The values array cannot be NULL");
                }
                int from = a[0].getListOffset(row);
                if (values.elements().size() != a[0].getListLength(row)) {
                  throw invalidObject("The number of keys and values must match");
                }
                JsonValue.Members members = new JsonValue.Members();
                for (int i = 0; i < values.elements().size(); i++) {
                  put(members, a[0].child(0), from + i, values.elements().get(i));
                }
                JsonPrinter.print(members).writeTo(out, row);
              })
          .handlingNulls();

  /** JSON_TYPE(JSON). */
  public static final ScalarKernel TYPE =
      ScalarKernel.of(
          "q_json_type",
          List.of(JSON),
          STRING,
          (a, row, out) ->
              out.setString(
                  row,
                  switch (a[0].getBytes(row)[0]) {
                    case '{' -> "object";
                    case '[' -> "array";
                    case '"' -> "string";
                    case 't', 'f' -> "boolean";
                    case 'n' -> "null";
                    default -> "number";
                  }));

  /** JSON_KEYS(JSON, max depth, mode): a NULL depth is unlimited, the mode defaults to strict. */
  public static final ScalarKernel KEYS =
      ScalarKernel.of(
              "q_json_keys",
              List.of(JSON, INT64, STRING),
              STRINGS,
              (a, row, out) -> {
                if (a[0].isNull(row) || a[2].isNull(row)) {
                  out.setNull(row);
                  return;
                }
                long depth = a[1].isNull(row) ? Long.MAX_VALUE : a[1].getLong(row);
                if (depth <= 0) {
                  throw DataErrors.dataError("max_depth must be positive.");
                }
                JsonTraversal.ArrayMode mode = JsonTraversal.ArrayMode.named(a[2].getString(row));
                writeTexts(JsonTraversal.keys(read(a[0], row), depth, mode), row, out);
              })
          .handlingNulls();

  /** JSON_FLATTEN(JSON). */
  public static final ScalarKernel FLATTEN =
      ScalarKernel.of(
          "q_json_flatten",
          List.of(JSON),
          SqlType.array(JSON),
          (a, row, out) -> {
            List<JsonValue> flat = JsonTraversal.flatten(read(a[0], row));
            int at = out.startList(row, flat.size());
            for (JsonValue value : flat) {
              JsonPrinter.print(value).writeTo(out.child(0), at++);
            }
          });

  private interface Edit {
    JsonValue apply(
        JsonValue root, JsonPath path, JsonValue value, boolean isArray, boolean option);
  }

  private static ScalarKernel edit(
      String name, List<SqlType> fixed, CompileCache<JsonPath> paths, Edit edit) {
    return ScalarKernel.of(
            name,
            fixed,
            JSON,
            (a, row, out) -> {
              if (a[0].isNull(row)) {
                out.setNull(row);
                return;
              }
              if (a[1].isNull(row)) {
                out.setBytes(row, a[0].getBytes(row));
                return;
              }
              String mask = fixed.size() > 2 ? a[2].getString(row) : "";
              JsonValue root = read(a[0], row);
              for (int i = fixed.size(); i < a.length; i += 2) {
                int pair = (i - fixed.size()) / 2;
                boolean isArray = pair < mask.length() && mask.charAt(pair) == 'a';
                if (!a[i].isNull(row)) {
                  JsonPath path = paths.get(a[i], row);
                  root = edit.apply(root, path, read(a[i + 1], row), isArray, a[1].getBool(row));
                }
              }
              JsonPrinter.print(root).writeTo(out, row);
            })
        .withVariadic(STRING)
        .handlingNulls();
  }

  private static ScalarKernel remove() {
    CompileCache<JsonPath> paths = strictPaths("JSON_REMOVE");
    return ScalarKernel.of(
            "q_json_remove",
            List.of(JSON),
            JSON,
            (a, row, out) -> {
              if (a[0].isNull(row)) {
                out.setNull(row);
                return;
              }
              List<JsonPath> removed = new ArrayList<>();
              for (int i = 1; i < a.length; i++) {
                if (!a[i].isNull(row)) {
                  removed.add(paths.get(a[i], row));
                }
              }
              if (removed.stream().anyMatch(path -> path.steps().isEmpty())) {
                throw DataErrors.dataError("The JSONPath cannot be '$'");
              }
              JsonValue root = read(a[0], row);
              removed.forEach(path -> JsonEditor.remove(root, path.steps()));
              JsonPrinter.print(root).writeTo(out, row);
            })
        .withVariadic(STRING)
        .handlingNulls();
  }

  private static ScalarKernel stripNulls() {
    CompileCache<JsonPath> paths = strictPaths("JSON_STRIP_NULLS");
    return ScalarKernel.of(
            "q_json_strip_nulls",
            List.of(JSON, STRING, BOOL, BOOL),
            JSON,
            (a, row, out) -> {
              if (a[0].isNull(row)) {
                out.setNull(row);
                return;
              }
              if (a[1].isNull(row) || a[2].isNull(row) || a[3].isNull(row)) {
                out.setBytes(row, a[0].getBytes(row));
                return;
              }
              JsonPath path = paths.get(a[1], row);
              JsonValue stripped =
                  JsonEditor.stripNulls(
                      read(a[0], row), path.steps(), a[2].getBool(row), a[3].getBool(row));
              JsonPrinter.print(stripped).writeTo(out, row);
            })
        .handlingNulls();
  }

  private static CompileCache<JsonPath> strictPaths() {
    return new CompileCache<>(path -> JsonPath.parse(Utf8.decode(path), JsonPath.Dialect.STRICT));
  }

  private static CompileCache<JsonPath> strictPaths(String function) {
    return new CompileCache<>(path ->
        DataErrors.withPreamble(
            "Invalid input to " + function + ": ",
            () -> JsonPath.parse(Utf8.decode(path), JsonPath.Dialect.STRICT)));
  }

  private static JsonValue read(ColumnVector vector, int row) {
    return vector.isNull(row) ? JsonValue.NULL : JsonParser.parseNormalized(vector.getBytes(row));
  }

  private static List<JsonValue> spread(JsonValue value, boolean each) {
    return each && value instanceof JsonValue.Array array ? array.elements() : List.of(value);
  }

  private static void put(JsonValue.Members members, ColumnVector keys, int row, JsonValue value) {
    if (keys.isNull(row)) {
      throw invalidObject("A key cannot be NULL");
    }
    members.values().putIfAbsent(keys.getString(row), value);
  }

  private static dev.quern.domain.error.BigQueryException invalidObject(String reason) {
    return DataErrors.dataError("Invalid input to JSON_OBJECT: " + reason);
  }

  private static void writeTexts(Collection<String> texts, int row, VectorWriter out) {
    int at = out.startList(row, texts.size());
    for (String text : texts) {
      out.child(0).setString(at++, text);
    }
  }
}
