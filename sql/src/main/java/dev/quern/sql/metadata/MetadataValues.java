package dev.quern.sql.metadata;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Values of metadata, NULL where there is none. */
final class MetadataValues {

  private static final long MICROS_PER_MILLI = 1000;

  /** A list of key and value pairs. */
  static final StructType LABEL = struct("key", ScalarType.STRING, "value", ScalarType.STRING);

  private MetadataValues() {}

  /** A struct type of names and types in turn. */
  static StructType struct(Object... namesAndTypes) {
    StructType.Field[] fields = new StructType.Field[namesAndTypes.length / 2];
    for (int i = 0; i < fields.length; i++) {
      fields[i] =
          new StructType.Field((String) namesAndTypes[2 * i], (SqlType) namesAndTypes[2 * i + 1]);
    }
    return StructType.of(fields);
  }

  static String yesNo(boolean value) {
    return value ? "YES" : "NO";
  }

  static Value text(Optional<String> value) {
    return value.<Value>map(Value.Text::new).orElse(new Value.Null(ScalarType.STRING));
  }

  static Value int64(OptionalLong value) {
    return value.isPresent()
        ? new Value.Int64(value.getAsLong())
        : new Value.Null(ScalarType.INT64);
  }

  static Value bool(Optional<Boolean> value) {
    return value.<Value>map(Value.Bool::new).orElse(new Value.Null(ScalarType.BOOL));
  }

  /** A TIMESTAMP of milliseconds. */
  static Value time(OptionalLong millis) {
    return millis.isPresent()
        ? new Value.Timestamp(millis.getAsLong() * MICROS_PER_MILLI)
        : new Value.Null(ScalarType.TIMESTAMP);
  }

  static Value texts(List<String> values) {
    return array(ScalarType.STRING, values.stream().<Value>map(Value.Text::new).toList());
  }

  static Value array(SqlType element, List<? extends Value> values) {
    return new Value.Array(new ArrayType(element), List.copyOf(values));
  }

  static Value struct(StructType type, Value... fields) {
    return new Value.Struct(type, List.of(fields));
  }

  static Value labels(Map<String, String> labels) {
    return array(
        LABEL,
        labels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(label ->
                struct(LABEL, new Value.Text(label.getKey()), new Value.Text(label.getValue())))
            .toList());
  }
}
