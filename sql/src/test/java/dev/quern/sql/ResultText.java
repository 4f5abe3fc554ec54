package dev.quern.sql;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Zone;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.interval.Interval;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.range.RangeBounds;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of results as text, in the form of {@code FunctionExample}. */
final class ResultText {

  private ResultText() {}

  static String of(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return "NULL";
    }
    return switch (column.type()) {
      case ScalarType scalar -> scalar(scalar, column, row);
      case ArrayType _ ->
          IntStream.range(0, column.getListLength(row))
              .mapToObj(i -> of(column.child(0), column.getListOffset(row) + i))
              .collect(Collectors.joining(", ", "[", "]"));
      case StructType _ ->
          column.children().stream()
              .map(child -> of(child, row))
              .collect(Collectors.joining(", ", "{", "}"));
      case RangeType range -> RangeBounds.read(column, row).print(range, Zone.UTC, "UNBOUNDED");
    };
  }

  private static String scalar(ScalarType type, ColumnVector column, int row) {
    return switch (type) {
      case BOOL -> String.valueOf(column.getBool(row));
      case INT64 -> String.valueOf(column.getLong(row));
      case FLOAT64 -> Float64Text.print(column.getDouble(row));
      case NUMERIC -> Numeric.read(column, row).toString();
      case BIGNUMERIC -> BigNumeric.read(column, row).toString();
      case STRING, JSON -> column.getString(row);
      case BYTES -> bytes(column.getBytes(row));
      case GEOGRAPHY -> GeographyForms.FORMS.toText(column.getBytes(row));
      case DATE -> CivilText.date(column.getInt(row));
      case TIME -> CivilText.time(column.getLong(row));
      case DATETIME -> CivilText.datetime(column.getLong(row));
      case TIMESTAMP -> CivilText.timestamp(column.getLong(row), Zone.UTC);
      case INTERVAL -> Interval.read(column, row).toString();
    };
  }

  private static String bytes(byte[] bytes) {
    StringBuilder text = new StringBuilder("b\"");
    for (byte b : bytes) {
      if (b >= ' ' && b < 0x7f && b != '"' && b != '\\') {
        text.append((char) b);
      } else {
        text.append("\\x%02x".formatted(b));
      }
    }
    return text.append('"').toString();
  }
}
