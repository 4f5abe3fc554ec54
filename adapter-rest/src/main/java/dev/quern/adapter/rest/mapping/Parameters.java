package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ParameterFieldJson;
import dev.quern.adapter.rest.wire.ParameterTypeJson;
import dev.quern.adapter.rest.wire.ParameterValueJson;
import dev.quern.adapter.rest.wire.QueryParameterJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.QueryParameter;
import dev.quern.domain.statement.UndeclaredParameter;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.ScalarTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters from the wire. Source: REST types {@code QueryParameter*}. */
public final class Parameters {

  private Parameters() {}

  /** The values of a query's parameters. */
  public static List<QueryParameter> toDomain(@Nullable List<QueryParameterJson> json) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (QueryParameterJson parameter : Optionals.orEmpty(json)) {
      String path = "queryParameters[" + parameters.size() + "]";
      String name = parameter.name() == null ? "" : parameter.name();
      SqlType type =
          type(References.required(parameter.parameterType(), path + ".parameterType"), path);
      parameters.add(
          new QueryParameter(name, new Reader(name).value(type, parameter.parameterValue())));
    }
    return parameters;
  }

  /** A parameter without a value on the wire. */
  static QueryParameterJson toWire(UndeclaredParameter parameter) {
    return new QueryParameterJson(
        parameter.name().isEmpty() ? null : parameter.name(), toWire(parameter.type()), null);
  }

  private static ParameterTypeJson toWire(SqlType type) {
    return switch (type) {
      case ArrayType array -> new ParameterTypeJson("ARRAY", toWire(array.element()), null, null);
      case StructType struct ->
          new ParameterTypeJson(
              "STRUCT",
              null,
              struct.fields().stream()
                  .map(field -> new ParameterFieldJson(field.name(), toWire(field.type()), null))
                  .toList(),
              null);
      case RangeType range -> new ParameterTypeJson("RANGE", null, null, toWire(range.element()));
      case ScalarType scalar -> new ParameterTypeJson(scalar.name(), null, null, null);
    };
  }

  private static SqlType type(ParameterTypeJson json, String path) {
    String name = References.required(json.type(), path + ".parameterType.type");
    return switch (name) {
      case "ARRAY" -> {
        SqlType element =
            type(References.required(json.arrayType(), path + ".parameterType.arrayType"), path);
        if (element.isArray()) {
          throw invalid(path, "Arrays of arrays are not supported");
        }
        yield new ArrayType(element);
      }
      case "STRUCT" -> struct(json, path);
      case "RANGE" ->
          new RangeType(
              type(
                  References.required(
                      json.rangeElementType(), path + ".parameterType.rangeElementType"),
                  path));
      default ->
          ScalarType.named(name)
              .orElseThrow(
                  () -> invalid(path, "Invalid value for type: " + name + " is not a valid value"));
    };
  }

  private static StructType struct(ParameterTypeJson json, String path) {
    List<StructType.Field> fields = new ArrayList<>();
    for (ParameterFieldJson field : Optionals.orEmpty(json.structTypes())) {
      fields.add(
          new StructType.Field(
              field.name() == null ? "" : field.name(),
              type(References.required(field.type(), path + ".structTypes.type"), path)));
    }
    if (fields.isEmpty()) {
      throw invalid(path, "Parameters of type STRUCT must have fields");
    }
    return new StructType(fields);
  }

  private static BigQueryException invalid(String path, String message) {
    return new BigQueryException(ErrorReason.INVALID, path, message);
  }

  /** Reads the values of one parameter, whose name its errors give. */
  private record Reader(String parameter) {

    Value value(SqlType type, @Nullable ParameterValueJson json) {
      if (json == null) {
        return new Value.Null(type);
      }
      return switch (type) {
        case ArrayType array -> array(array, json);
        case StructType struct -> struct(struct, json);
        case RangeType range -> range(range, json);
        case ScalarType scalar ->
            json.value() == null ? new Value.Null(type) : scalar(scalar, json.value());
      };
    }

    private Value array(ArrayType type, ParameterValueJson json) {
      if (json.arrayValues() == null) {
        return new Value.Null(type);
      }
      return new Value.Array(
          type,
          json.arrayValues().stream().map(element -> value(type.element(), element)).toList());
    }

    private Value struct(StructType type, ParameterValueJson json) {
      if (json.structValues() == null) {
        return new Value.Null(type);
      }
      Map<String, ParameterValueJson> values = json.structValues();
      List<Value> fields = new ArrayList<>();
      for (StructType.Field field : type.fields()) {
        String key = field.isAnonymous() ? "_" + (fields.size() + 1) : field.name();
        ParameterValueJson found =
            values.containsKey(key) ? values.get(key) : values.get(field.name());
        fields.add(value(field.type(), found));
      }
      return new Value.Struct(type, fields);
    }

    private Value range(RangeType type, ParameterValueJson json) {
      if (json.rangeValue() == null) {
        return new Value.Null(type);
      }
      return new Value.Range(
          type,
          bound(type.element(), json.rangeValue().start()),
          bound(type.element(), json.rangeValue().end()));
    }

    private Optional<Value> bound(SqlType type, @Nullable ParameterValueJson json) {
      boolean unbounded =
          json == null || json.value() == null || json.value().equalsIgnoreCase("UNBOUNDED");
      return unbounded ? Optional.empty() : Optional.of(value(type, json));
    }

    private Value scalar(ScalarType type, String text) {
      try {
        return ScalarTexts.parse(type, text);
      } catch (BigQueryException | IllegalArgumentException | java.time.DateTimeException e) {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "Unparseable query parameter `"
                + parameter
                + "` in type `TYPE_"
                + type
                + "`, "
                + ScalarTexts.complaint(type, text)
                + " value: '"
                + text
                + "'");
      }
    }
  }
}
