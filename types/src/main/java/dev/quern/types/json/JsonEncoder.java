package dev.quern.types.json;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.types.civil.CivilText;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;

/** A value of any type as JSON text, as TO_JSON_STRING prints it. */
final class JsonEncoder {

  /** The greatest integer up to which FLOAT64 holds every one: 2^53. */
  static final long MAX_SAFE_INTEGER = 1L << 53;

  private static final BigDecimal MAX_SAFE_DECIMAL = BigDecimal.valueOf(MAX_SAFE_INTEGER);

  private final GeographyText geographies;

  /** An encoder that writes GEOGRAPHY in a form. */
  JsonEncoder(GeographyText geographies) {
    this.geographies = geographies;
  }

  void encode(ColumnVector vector, int row, ByteSink sink) {
    if (vector.isNull(row)) {
      sink.append("null");
      return;
    }
    switch (vector.type()) {
      case ScalarType scalar -> scalar(scalar, vector, row, sink);
      case ArrayType _ -> array(vector, row, sink);
      case StructType struct -> struct(struct.fields(), vector, row, sink);
      case RangeType range -> struct(rangeFields(range), vector, row, sink);
    }
  }

  /** A RANGE as an object of its bounds. */
  static List<StructType.Field> rangeFields(RangeType range) {
    SqlType element = range.element();
    return List.of(new StructType.Field("start", element), new StructType.Field("end", element));
  }

  private void array(ColumnVector vector, int row, ByteSink sink) {
    sink.append('[');
    int from = vector.getListOffset(row);
    for (int i = 0; i < vector.getListLength(row); i++) {
      if (i > 0) {
        sink.append(',');
      }
      encode(vector.child(0), from + i, sink);
    }
    sink.append(']');
  }

  private void struct(List<StructType.Field> fields, ColumnVector vector, int row, ByteSink sink) {
    sink.append('{');
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        sink.append(',');
      }
      string(Utf8.encode(fields.get(i).name()), sink);
      sink.append(':');
      encode(vector.child(i), row, sink);
    }
    sink.append('}');
  }

  private void scalar(ScalarType type, ColumnVector vector, int row, ByteSink sink) {
    switch (type) {
      case BOOL -> sink.append(vector.getBool(row) ? "true" : "false");
      case INT64 -> {
        long value = vector.getLong(row);
        number(Long.toString(value), value >= -MAX_SAFE_INTEGER && value <= MAX_SAFE_INTEGER, sink);
      }
      case FLOAT64 -> float64(vector.getDouble(row), sink);
      case NUMERIC -> decimal(Numeric.read(vector, row).toBigDecimal(), sink);
      case BIGNUMERIC -> decimal(BigNumeric.read(vector, row).toBigDecimal(), sink);
      case STRING -> string(vector.getBytes(row), sink);
      case JSON -> sink.append(vector.getBytes(row));
      case BYTES, DATE, DATETIME, TIME, TIMESTAMP, INTERVAL, GEOGRAPHY ->
          sink.append('"').append(text(type, vector, row)).append('"');
    }
  }

  /** The text of the types that JSON holds as strings that need no escapes. */
  String text(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case BYTES -> Base64.getEncoder().encodeToString(vector.getBytes(row));
      case DATE -> CivilText.date(vector.getInt(row));
      case DATETIME -> IsoText.datetime(vector.getLong(row));
      case TIME -> CivilText.time(vector.getLong(row));
      case TIMESTAMP -> IsoText.datetime(vector.getLong(row)) + "Z";
      case INTERVAL ->
          IsoText.interval(vector.getMonths(row), vector.getDays(row), vector.getMicros(row));
      case GEOGRAPHY -> geographies.toText(vector.getBytes(row));
      case BOOL, INT64, FLOAT64, NUMERIC, BIGNUMERIC, STRING, JSON ->
          throw new IllegalArgumentException(type.name());
    };
  }

  private static void float64(double value, ByteSink sink) {
    if (Double.isFinite(value)) {
      sink.append(Float64Text.print(value));
    } else {
      String name = Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
      number(name, false, sink);
    }
  }

  private static void decimal(BigDecimal value, ByteSink sink) {
    BigDecimal stripped = value.stripTrailingZeros();
    boolean safe = stripped.scale() <= 0 && stripped.abs().compareTo(MAX_SAFE_DECIMAL) <= 0;
    number(value.signum() == 0 ? "0" : stripped.toPlainString(), safe, sink);
  }

  private static void number(String text, boolean plain, ByteSink sink) {
    if (plain) {
      sink.append(text);
    } else {
      sink.append('"').append(text).append('"');
    }
  }

  private static void string(byte[] text, ByteSink sink) {
    JsonPrinter.stringEscapingSeparators(text, 0, text.length, sink);
  }
}
