package dev.quern.types.printf;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Zone;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.interval.Interval;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.range.RangeBounds;

/**
 * Values of all types as text.
 *
 * @param literals whether the text is a literal that has the value ({@code %T}) or easy to read
 *     ({@code %t})
 * @param zone the time zone of timestamps
 */
record ValueText(boolean literals, Zone zone) {

  String print(ColumnVector vector, int row) {
    StringBuilder text = new StringBuilder();
    append(vector, row, text);
    return text.toString();
  }

  private void append(ColumnVector vector, int row, StringBuilder text) {
    if (vector.isNull(row)) {
      text.append("NULL");
      return;
    }
    switch (vector.type()) {
      case ScalarType scalar -> text.append(scalar(scalar, vector, row));
      case ArrayType _ -> array(vector, row, text);
      case StructType struct -> struct(struct, vector, row, text);
      case RangeType range ->
          text.append(typed(range, RangeBounds.read(vector, row).print(range, zone, "UNBOUNDED")));
    }
  }

  private void array(ColumnVector vector, int row, StringBuilder text) {
    int offset = vector.getListOffset(row);
    int length = vector.getListLength(row);
    text.append('[');
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : ", ");
      append(vector.child(0), offset + i, text);
    }
    text.append(']');
  }

  private void struct(StructType type, ColumnVector vector, int row, StringBuilder text) {
    int fields = type.fields().size();
    text.append(literals && fields < 2 ? "STRUCT(" : "(");
    for (int i = 0; i < fields; i++) {
      text.append(i == 0 ? "" : ", ");
      append(vector.child(i), row, text);
    }
    text.append(')');
  }

  private String scalar(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case BOOL -> vector.getBool(row) ? "true" : "false";
      case INT64 -> Long.toString(vector.getLong(row));
      case FLOAT64 -> float64(vector.getDouble(row));
      case NUMERIC -> typed(type, Numeric.read(vector, row).toString());
      case BIGNUMERIC -> typed(type, BigNumeric.read(vector, row).toString());
      case STRING -> literals ? QuotedText.of(vector.getString(row)) : vector.getString(row);
      case BYTES ->
          literals
              ? QuotedText.of(vector.getBytes(row))
              : QuotedText.escaped(vector.getBytes(row), "'\"");
      case DATE -> typed(type, CivilText.date(vector.getInt(row)));
      case DATETIME -> typed(type, CivilText.datetime(vector.getLong(row)));
      case TIME -> typed(type, CivilText.time(vector.getLong(row)));
      case TIMESTAMP -> typed(type, CivilText.timestamp(vector.getLong(row), zone));
      case INTERVAL -> {
        String text = Interval.read(vector, row).toString();
        yield literals ? typed(type, text) + " YEAR TO SECOND" : text;
      }
      case JSON -> typed(type, vector.getString(row));
      case GEOGRAPHY -> {
        String text = GeographyForms.FORMS.toText(vector.getBytes(row));
        yield literals ? "ST_GEOGFROMTEXT(" + QuotedText.of(text) + ")" : text;
      }
    };
  }

  private String float64(double value) {
    String text = Float64Text.print(value);
    if (!Double.isFinite(value)) {
      return literals ? "CAST(\"" + text + "\" AS FLOAT64)" : text;
    }
    if (value == 0 && Double.doubleToRawLongBits(value) < 0) {
      return "-0.0";
    }
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
  }

  /** A literal of a type that has a keyword, or the text alone. */
  private String typed(SqlType type, String text) {
    return literals ? type + " " + QuotedText.of(text) : text;
  }
}
