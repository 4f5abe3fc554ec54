package dev.quern.sql.render;

import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.types.geography.GeographyForms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Values in DuckDB's SQL, each with its type, since DuckDB's own guesses differ. */
final class Literals {

  private static final int BIGNUMERIC_SCALE = 38;

  private Literals() {}

  static String sql(Value value) {
    return switch (value) {
      case Value.Null(var type) -> "NULL::" + PhysicalTypes.sqlName(type);
      case Value.Bool(boolean bool) -> bool ? "true" : "false";
      case Value.Int64(long number) ->
          number < 0 ? "('" + number + "'::BIGINT)" : number + "::BIGINT";
      case Value.Float64(double number) -> float64(number);
      case Value.Numeric(BigDecimal number) -> "'" + number.toPlainString() + "'::DECIMAL(38,9)";
      case Value.BigNumeric(BigDecimal number) ->
          "'" + number.movePointRight(BIGNUMERIC_SCALE).toBigInteger() + "'::BIGNUM";
      case Value.Text(String text) -> text(text) + "::VARCHAR";
      case Value.Json(String text) -> text(text) + "::VARCHAR";
      case Value.Bytes(ByteString bytes) -> "from_hex('" + bytes + "')";
      case Value.Geography(String wkt) ->
          "from_hex('" + ByteString.copyOf(GeographyForms.FORMS.toBinary(wkt)) + "')";
      case Value.Date(int day) -> "'" + date(day) + "'::DATE";
      case Value.Datetime(long micros) -> "make_timestamp(" + micros + ")";
      case Value.Timestamp(long micros) -> "make_timestamp(" + micros + ")::TIMESTAMPTZ";
      case Value.Time(long micros) -> "(TIME '00:00:00' + to_microseconds(" + micros + "))";
      case Value.Interval(int months, int days, long micros) ->
          "(to_months(" + months + ") + to_days(" + days + ") + to_microseconds(" + micros + "))";
      case Value.Range range ->
          struct(
              List.of(
                  range.start().orElseGet(() -> new Value.Null(range.type().element())),
                  range.end().orElseGet(() -> new Value.Null(range.type().element()))));
      case Value.Array array -> array(array);
      case Value.Struct struct -> struct(struct.fields());
    };
  }

  private static String float64(double number) {
    if (Double.isNaN(number)) {
      return "'nan'::DOUBLE";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "'inf'::DOUBLE" : "'-inf'::DOUBLE";
    }
    return "'" + number + "'::DOUBLE";
  }

  private static String date(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  private static String text(String text) {
    return text.indexOf('\0') < 0
        ? "'" + text.replace("'", "''") + "'"
        : "('" + text.replace("'", "''").replace("\0", "' || chr(0) || '") + "')";
  }

  private static String array(Value.Array array) {
    StringBuilder text = new StringBuilder("[");
    for (Value element : array.elements()) {
      text.append(text.length() == 1 ? "" : ", ").append(sql(element));
    }
    return text.append("]::").append(PhysicalTypes.sqlName(array.type())).toString();
  }

  private static String struct(List<Value> fields) {
    StringBuilder text = new StringBuilder("struct_pack(");
    for (int i = 0; i < fields.size(); i++) {
      text.append(i == 0 ? "f" : ", f").append(i).append(" := ").append(sql(fields.get(i)));
    }
    return text.append(')').toString();
  }
}
