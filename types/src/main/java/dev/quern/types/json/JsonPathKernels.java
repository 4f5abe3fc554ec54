package dev.quern.types.json;

import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.JSON;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.CompileCache;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The kernels that look something up in JSON by a path, in values of type JSON or in STRINGs. The
 * path has no default here: where BigQuery's does, it is {@code $}. JSON_EXTRACT and its kin take
 * the legacy dialect of paths.
 */
public final class JsonPathKernels {

  private JsonPathKernels() {}

  /** JSON_QUERY(JSON, path), also with a lax path. */
  public static final ScalarKernel QUERY_JSON = queryJson();

  /** JSON_EXTRACT(JSON, path). */
  public static final ScalarKernel EXTRACT_JSON = findIn("q_json_extract", JsonPath.Dialect.LEGACY);

  /** JSON_VALUE(JSON, path). */
  public static final ScalarKernel VALUE_JSON =
      valueOfJson("q_json_value", JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_SCALAR(JSON, path). */
  public static final ScalarKernel EXTRACT_SCALAR_JSON =
      valueOfJson("q_json_extract_scalar", JsonPath.Dialect.LEGACY);

  /** JSON_QUERY_ARRAY(JSON, path). */
  public static final ScalarKernel QUERY_ARRAY_JSON =
      elementsOfJson("q_json_query_array", JSON, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_ARRAY(JSON, path). */
  public static final ScalarKernel EXTRACT_ARRAY_JSON =
      elementsOfJson("q_json_extract_array", JSON, JsonPath.Dialect.LEGACY);

  /** JSON_VALUE_ARRAY(JSON, path). */
  public static final ScalarKernel VALUE_ARRAY_JSON =
      elementsOfJson("q_json_value_array", STRING, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_STRING_ARRAY(JSON, path). */
  public static final ScalarKernel EXTRACT_STRING_ARRAY_JSON =
      elementsOfJson("q_json_extract_string_array", STRING, JsonPath.Dialect.LEGACY);

  /** JSON_QUERY(STRING, path). */
  public static final ScalarKernel QUERY =
      valueOfText("q_json_query", false, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT(STRING, path). */
  public static final ScalarKernel EXTRACT =
      valueOfText("q_json_extract", false, JsonPath.Dialect.LEGACY);

  /** JSON_VALUE(STRING, path). */
  public static final ScalarKernel VALUE =
      valueOfText("q_json_value", true, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_SCALAR(STRING, path). */
  public static final ScalarKernel EXTRACT_SCALAR =
      valueOfText("q_json_extract_scalar", true, JsonPath.Dialect.LEGACY);

  /** JSON_QUERY_ARRAY(STRING, path). */
  public static final ScalarKernel QUERY_ARRAY =
      elementsOfText("q_json_query_array", false, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_ARRAY(STRING, path). */
  public static final ScalarKernel EXTRACT_ARRAY =
      elementsOfText("q_json_extract_array", false, JsonPath.Dialect.LEGACY);

  /** JSON_VALUE_ARRAY(STRING, path). */
  public static final ScalarKernel VALUE_ARRAY =
      elementsOfText("q_json_value_array", true, JsonPath.Dialect.STANDARD);

  /** JSON_EXTRACT_STRING_ARRAY(STRING, path). */
  public static final ScalarKernel EXTRACT_STRING_ARRAY =
      elementsOfText("q_json_extract_string_array", true, JsonPath.Dialect.LEGACY);

  /** {@code json.key} and {@code json['key']}. */
  public static final ScalarKernel MEMBER =
      ScalarKernel.of(
          "q_json_member",
          List.of(JSON, STRING),
          JSON,
          (a, row, out) -> {
            byte[] text = a[0].getBytes(row);
            JsonPath.Step step = JsonPath.Step.of(a[1].getString(row), false);
            writeAt(text, text[0] == '{' ? JsonText.find(text, List.of(step)) : -1, row, out);
          });

  /** {@code json[index]}. */
  public static final ScalarKernel ELEMENT =
      ScalarKernel.of(
          "q_json_element",
          List.of(JSON, INT64),
          JSON,
          (a, row, out) -> {
            byte[] text = a[0].getBytes(row);
            long index = a[1].getLong(row);
            JsonPath.Step step = JsonPath.Step.of(Long.toString(index), true);
            writeAt(text, text[0] == '[' ? JsonText.find(text, List.of(step)) : -1, row, out);
          });

  private static CompileCache<JsonPath> paths(JsonPath.Dialect dialect) {
    return new CompileCache<>(path -> JsonPath.parse(Utf8.decode(path), dialect));
  }

  private static void writeAt(byte[] text, int at, int row, VectorWriter out) {
    if (at < 0) {
      out.setNull(row);
    } else {
      out.setBytes(row, text, at, JsonText.skip(text, at) - at);
    }
  }

  private static ScalarKernel queryJson() {
    CompileCache<JsonPath> paths =
        new CompileCache<>(path -> JsonPath.parseWithModifiers(Utf8.decode(path)));
    return ScalarKernel.of(
        "q_json_query",
        List.of(JSON, STRING),
        JSON,
        (a, row, out) -> {
          JsonPath path = paths.get(a[1], row);
          byte[] text = a[0].getBytes(row);
          if (path.isLax()) {
            JsonValue root = JsonParser.parseNormalized(text);
            JsonPrinter.print(JsonTraversal.query(root, path)).writeTo(out, row);
          } else {
            writeAt(text, JsonText.find(text, path.steps()), row, out);
          }
        });
  }

  private static ScalarKernel findIn(String name, JsonPath.Dialect dialect) {
    CompileCache<JsonPath> paths = paths(dialect);
    return ScalarKernel.of(
        name,
        List.of(JSON, STRING),
        JSON,
        (a, row, out) -> {
          byte[] text = a[0].getBytes(row);
          writeAt(text, JsonText.find(text, paths.get(a[1], row).steps()), row, out);
        });
  }

  private static ScalarKernel valueOfJson(String name, JsonPath.Dialect dialect) {
    CompileCache<JsonPath> paths = paths(dialect);
    return ScalarKernel.of(
        name,
        List.of(JSON, STRING),
        STRING,
        (a, row, out) -> {
          byte[] text = a[0].getBytes(row);
          int at = JsonText.find(text, paths.get(a[1], row).steps());
          if (at < 0 || text[at] == '{' || text[at] == '[') {
            out.setNull(row);
          } else {
            writeScalar(text, at, row, out);
          }
        });
  }

  private static void writeScalar(byte[] text, int at, int row, VectorWriter out) {
    int end = JsonText.skip(text, at);
    switch (text[at]) {
      case '"' -> out.setBytes(row, JsonText.unquote(text, at, end));
      case 'n' -> out.setNull(row);
      default -> out.setBytes(row, text, at, end - at);
    }
  }

  private static ScalarKernel elementsOfJson(
      String name, ScalarType element, JsonPath.Dialect dialect) {
    CompileCache<JsonPath> paths = paths(dialect);
    return ScalarKernel.of(
        name,
        List.of(JSON, STRING),
        SqlType.array(element),
        (a, row, out) -> {
          byte[] text = a[0].getBytes(row);
          int at = JsonText.find(text, paths.get(a[1], row).steps());
          if (at < 0 || text[at] != '[') {
            out.setNull(row);
            return;
          }
          List<Integer> starts = JsonText.elements(text, at);
          if (element == STRING && starts.stream().anyMatch(s -> isContainer(text[s]))) {
            out.setNull(row);
            return;
          }
          int target = out.startList(row, starts.size());
          for (int start : starts) {
            if (element == STRING) {
              writeScalar(text, start, target++, out.child(0));
            } else {
              writeAt(text, start, target++, out.child(0));
            }
          }
        });
  }

  private static boolean isContainer(byte first) {
    return first == '{' || first == '[';
  }

  private static ScalarKernel valueOfText(String name, boolean scalar, JsonPath.Dialect dialect) {
    CompileCache<JsonPath> paths = paths(dialect);
    return ScalarKernel.of(
        name,
        List.of(STRING, STRING),
        STRING,
        (a, row, out) -> {
          JsonExtractor.Receiver receiver =
              (kind, source, from, to) -> {
                if (kind == JsonExtractor.Kind.NULL || (scalar && kind.isContainer())) {
                  out.setNull(row);
                } else {
                  out.setBytes(row, source, from, to - from);
                }
              };
          if (!JsonExtractor.value(a[0].getBytes(row), paths.get(a[1], row), scalar, receiver)) {
            out.setNull(row);
          }
        });
  }

  private static ScalarKernel elementsOfText(
      String name, boolean scalar, JsonPath.Dialect dialect) {
    CompileCache<JsonPath> paths = paths(dialect);
    return ScalarKernel.of(
        name,
        List.of(STRING, STRING),
        SqlType.array(STRING),
        (a, row, out) -> {
          Elements found = new Elements();
          boolean complete =
              JsonExtractor.elements(a[0].getBytes(row), paths.get(a[1], row), scalar, found);
          if (!complete || (found.sawContainer && scalar)) {
            out.setNull(row);
            return;
          }
          int target = out.startList(row, found.texts.size());
          for (int i = 0; i < found.texts.size(); i++) {
            if (scalar && found.nulls.get(i)) {
              out.child(0).setNull(target + i);
            } else {
              out.child(0).setBytes(target + i, found.texts.get(i));
            }
          }
        });
  }

  /** Collects what was found. */
  private static final class Elements implements JsonExtractor.Receiver {
    private final List<byte[]> texts = new ArrayList<>();
    private final List<Boolean> nulls = new ArrayList<>();
    private boolean sawContainer;

    @Override
    public void accept(JsonExtractor.Kind kind, byte[] source, int from, int to) {
      sawContainer |= kind.isContainer();
      texts.add(Arrays.copyOfRange(source, from, to));
      nulls.add(kind == JsonExtractor.Kind.NULL);
    }
  }
}
