package dev.quern.types.search;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Zone;
import dev.quern.types.error.DataErrors;
import dev.quern.types.interval.Interval;
import dev.quern.types.json.JsonStrings;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import java.util.ArrayList;
import java.util.List;

/** The texts of a value of any type, nested ones included. */
final class SearchedTexts {

  private final List<String> texts = new ArrayList<>();
  private final JsonStrings.Scope scope;
  private final boolean onlyStrings;
  private boolean sawNull;

  /** A collector; {@code onlyStrings} leaves out what is neither STRING nor JSON. */
  SearchedTexts(JsonStrings.Scope scope, boolean onlyStrings) {
    this.scope = scope;
    this.onlyStrings = onlyStrings;
  }

  List<String> texts() {
    return texts;
  }

  /** Whether a part of the value is NULL. */
  boolean sawNull() {
    return sawNull;
  }

  void collect(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      sawNull = true;
      return;
    }
    switch (vector.type()) {
      case ArrayType _ -> {
        int from = vector.getListOffset(row);
        for (int i = 0; i < vector.getListLength(row); i++) {
          collect(vector.child(0), from + i);
        }
      }
      case StructType _, RangeType _ -> vector.children().forEach(child -> collect(child, row));
      case ScalarType.STRING -> texts.add(vector.getString(row));
      case ScalarType.JSON -> {
        List<String> found = JsonStrings.collect(vector.getBytes(row), scope);
        if (onlyStrings) {
          texts.add(String.join("\n", found));
        } else {
          texts.addAll(found);
        }
      }
      case ScalarType scalar -> {
        if (!onlyStrings) {
          texts.add(text(scalar, vector, row));
        }
      }
    }
  }

  private static String text(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case BOOL -> Boolean.toString(vector.getBool(row));
      case INT64 -> Long.toString(vector.getLong(row));
      case FLOAT64 -> Float64Text.print(vector.getDouble(row));
      case NUMERIC -> Numeric.read(vector, row).toString();
      case BIGNUMERIC -> BigNumeric.read(vector, row).toString();
      case STRING, JSON, BYTES -> vector.getString(row);
      case DATE -> CivilText.date(vector.getInt(row));
      case DATETIME -> CivilText.datetime(vector.getLong(row));
      case TIME -> CivilText.time(vector.getLong(row));
      case TIMESTAMP -> CivilText.timestamp(vector.getLong(row), Zone.UTC);
      case INTERVAL -> Interval.read(vector, row).toString();
      case GEOGRAPHY -> throw DataErrors.unsupported("Searching in GEOGRAPHY");
    };
  }
}
