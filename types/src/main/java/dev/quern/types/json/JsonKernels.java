package dev.quern.types.json;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.JSON;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kernels that make JSON of other values and other values of JSON. */
public final class JsonKernels {

  private static final byte[] NULL_TEXT = {'n', 'u', 'l', 'l'};

  private JsonKernels() {}

  /** PARSE_JSON(STRING, wide_number_mode); the mode defaults to exact. */
  public static final ScalarKernel PARSE_JSON =
      ScalarKernel.of(
          "q_parse_json",
          List.of(STRING, STRING),
          JSON,
          (a, row, out) -> {
            boolean exact = Json.isExact(a[1].getString(row), " for PARSE_JSON");
            byte[] text = a[0].getBytes(row);
            DataErrors.withPreamble(
                    "Invalid input to PARSE_JSON: ", () -> Json.normalize(text, exact))
                .writeTo(out, row);
          });

  /**
   * TO_JSON(value, stringify_wide_numbers), which defaults to false. NULL gives the JSON null; a
   * NULL second argument gives NULL.
   */
  public static ScalarKernel toJson(SqlType type, GeographyText geographies) {
    JsonEncoder encoder = new JsonEncoder(geographies);
    return ScalarKernel.of(
            "q_to_json",
            List.of(type, BOOL),
            JSON,
            (a, row, out) -> {
              if (a[1].isNull(row)) {
                out.setNull(row);
              } else if (a[0].isNull(row)) {
                out.setBytes(row, NULL_TEXT);
              } else if (type == JSON) {
                out.setBytes(row, a[0].getBytes(row));
              } else {
                JsonValue value = new JsonBuilder(a[1].getBool(row), encoder).build(a[0], row);
                JsonPrinter.print(value).writeTo(out, row);
              }
            })
        .handlingNulls();
  }

  /** TO_JSON_STRING(value, pretty_print), which defaults to false. */
  public static ScalarKernel toJsonString(SqlType type, GeographyText geographies) {
    JsonEncoder encoder = new JsonEncoder(geographies);
    return ScalarKernel.of(
            "q_to_json_string",
            List.of(type, BOOL),
            STRING,
            (a, row, out) -> {
              if (a[1].isNull(row)) {
                out.setNull(row);
                return;
              }
              ByteSink sink = new ByteSink(64);
              encoder.encode(a[0], row, sink);
              ByteSink text = a[1].getBool(row) ? JsonPrinter.pretty(sink.toByteArray()) : sink;
              text.writeTo(out, row);
            })
        .handlingNulls();
  }

  /** BOOL(JSON). */
  public static final ScalarKernel BOOL_OF =
      convert(
          "q_json_bool", BOOL, (value, row, out) -> out.setBool(row, JsonConversion.bool(value)));

  /** INT64(JSON). */
  public static final ScalarKernel INT64_OF =
      convert(
          "q_json_int64",
          INT64,
          (value, row, out) -> out.setLong(row, JsonConversion.int64(value)));

  /** STRING(JSON). */
  public static final ScalarKernel STRING_OF =
      convert(
          "q_json_string",
          STRING,
          (value, row, out) -> out.setString(row, JsonConversion.string(value)));

  /** FLOAT64(JSON, wide_number_mode); the mode defaults to round. */
  public static final ScalarKernel FLOAT64_OF =
      ScalarKernel.of(
          "q_json_float64",
          List.of(JSON, STRING),
          FLOAT64,
          (a, row, out) -> {
            boolean exact = Json.isExact(a[1].getString(row), "");
            out.setDouble(row, JsonConversion.float64(read(a[0], row), exact));
          });

  /** BOOL_ARRAY(JSON). */
  public static final ScalarKernel BOOL_ARRAY =
      convertArray(
          "q_json_bool_array",
          BOOL,
          (value, row, out) -> out.setBool(row, JsonConversion.bool(value)));

  /** INT64_ARRAY(JSON). */
  public static final ScalarKernel INT64_ARRAY =
      convertArray(
          "q_json_int64_array",
          INT64,
          (value, row, out) -> out.setLong(row, JsonConversion.int64(value)));

  /** STRING_ARRAY(JSON). */
  public static final ScalarKernel STRING_ARRAY =
      convertArray(
          "q_json_string_array",
          STRING,
          (value, row, out) -> out.setString(row, JsonConversion.string(value)));

  /** FLOAT64_ARRAY(JSON, wide_number_mode); the mode defaults to round. */
  public static final ScalarKernel FLOAT64_ARRAY =
      ScalarKernel.of(
          "q_json_float64_array",
          List.of(JSON, STRING),
          SqlType.array(FLOAT64),
          (a, row, out) -> {
            boolean exact = Json.isExact(a[1].getString(row), "");
            write(
                JsonConversion.elements(read(a[0], row)),
                row,
                out,
                (v, at, o) -> o.setDouble(at, JsonConversion.float64(v, exact)));
          });

  /** LAX_BOOL(JSON). */
  public static final ScalarKernel LAX_BOOL =
      convert("q_lax_bool", BOOL, lax(LaxConversion::bool, VectorWriter::setBool));

  /** LAX_INT64(JSON). */
  public static final ScalarKernel LAX_INT64 =
      convert("q_lax_int64", INT64, lax(LaxConversion::int64, VectorWriter::setLong));

  /** LAX_FLOAT64(JSON). */
  public static final ScalarKernel LAX_FLOAT64 =
      convert("q_lax_float64", FLOAT64, lax(LaxConversion::float64, VectorWriter::setDouble));

  /** LAX_STRING(JSON). */
  public static final ScalarKernel LAX_STRING =
      convert("q_lax_string", STRING, lax(LaxConversion::string, VectorWriter::setString));

  /** LAX_BOOL_ARRAY(JSON). */
  public static final ScalarKernel LAX_BOOL_ARRAY =
      laxArray("q_lax_bool_array", BOOL, lax(LaxConversion::bool, VectorWriter::setBool));

  /** LAX_INT64_ARRAY(JSON). */
  public static final ScalarKernel LAX_INT64_ARRAY =
      laxArray("q_lax_int64_array", INT64, lax(LaxConversion::int64, VectorWriter::setLong));

  /** LAX_FLOAT64_ARRAY(JSON). */
  public static final ScalarKernel LAX_FLOAT64_ARRAY =
      laxArray(
          "q_lax_float64_array", FLOAT64, lax(LaxConversion::float64, VectorWriter::setDouble));

  /** LAX_STRING_ARRAY(JSON). */
  public static final ScalarKernel LAX_STRING_ARRAY =
      laxArray("q_lax_string_array", STRING, lax(LaxConversion::string, VectorWriter::setString));

  /** Writes what a JSON value converts to. */
  private interface Conversion {
    void apply(JsonValue value, int row, VectorWriter out);
  }

  private interface Setter<T> {
    void set(VectorWriter out, int row, T value);
  }

  private static <T> Conversion lax(Function<JsonValue, Optional<T>> conversion, Setter<T> setter) {
    return (value, row, out) ->
        conversion
            .apply(value)
            .ifPresentOrElse(v -> setter.set(out, row, v), () -> out.setNull(row));
  }

  private static JsonValue read(ColumnVector vector, int row) {
    return JsonParser.parseNormalized(vector.getBytes(row));
  }

  private static ScalarKernel convert(String name, ScalarType result, Conversion conversion) {
    return ScalarKernel.of(
        name, List.of(JSON), result, (a, row, out) -> conversion.apply(read(a[0], row), row, out));
  }

  private static ScalarKernel convertArray(String name, ScalarType element, Conversion conversion) {
    return ScalarKernel.of(
        name,
        List.of(JSON),
        SqlType.array(element),
        (a, row, out) -> write(JsonConversion.elements(read(a[0], row)), row, out, conversion));
  }

  private static ScalarKernel laxArray(String name, ScalarType element, Conversion conversion) {
    return ScalarKernel.of(
        name,
        List.of(JSON),
        SqlType.array(element),
        (a, row, out) -> {
          if (read(a[0], row) instanceof JsonValue.Array array) {
            write(array.elements(), row, out, conversion);
          } else {
            out.setNull(row);
          }
        });
  }

  private static void write(
      List<JsonValue> elements, int row, VectorWriter out, Conversion conversion) {
    int at = out.startList(row, elements.size());
    for (JsonValue element : elements) {
      conversion.apply(element, at++, out.child(0));
    }
  }
}
