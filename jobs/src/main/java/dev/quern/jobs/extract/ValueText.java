package dev.quern.jobs.extract;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.types.civil.CivilText;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.interval.Interval;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import java.util.Base64;

/** The text that files have for single values. */
final class ValueText {

  private ValueText() {}

  /** The text of a value that is not NULL. */
  static String of(SqlType type, ColumnVector column, int row) {
    return switch (type) {
      case ScalarType scalar -> scalar(scalar, column, row);
      case RangeType range ->
          "["
              + bound(range.element(), column.child(0), row)
              + ", "
              + bound(range.element(), column.child(1), row)
              + ")";
      default -> throw new IllegalArgumentException("no single value: " + type);
    };
  }

  private static String bound(SqlType type, ColumnVector column, int row) {
    return column.isNull(row) ? "UNBOUNDED" : of(type, column, row);
  }

  private static String scalar(ScalarType type, ColumnVector column, int row) {
    return switch (type) {
      case BOOL -> Boolean.toString(column.getBool(row));
      case INT64 -> Long.toString(column.getLong(row));
      case FLOAT64 -> Float64Text.print(column.getDouble(row));
      case NUMERIC -> Numeric.read(column, row).toString();
      case BIGNUMERIC -> BigNumeric.read(column, row).toString();
      case STRING, JSON -> column.getString(row);
      case BYTES -> Base64.getEncoder().encodeToString(column.getBytes(row));
      case DATE -> CivilText.date(column.getInt(row));
      case TIME -> CivilText.time(column.getLong(row));
      case DATETIME -> CivilText.datetime(column.getLong(row)).replace(' ', 'T');
      case TIMESTAMP -> CivilText.datetime(column.getLong(row)) + " UTC";
      case INTERVAL ->
          new Interval(column.getMonths(row), column.getDays(row), column.getMicros(row))
              .toString();
      case GEOGRAPHY -> GeographyForms.FORMS.toText(column.getBytes(row));
    };
  }
}
