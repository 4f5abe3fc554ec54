package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.value.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of any type as Java objects that are equal when GROUP BY sees the values as equal: NULLs,
 * NaNs, 0 and -0, intervals of equal length.
 */
public final class ValueKey {

  private static final int DAYS_PER_MONTH = 30;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private ValueKey() {}

  /** The key of the value at {@code row}, NULL included. */
  public static Object of(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return Optional.empty();
    }
    return switch (vector.layout()) {
      case BOOL8 -> vector.getBool(row);
      case INT32 -> vector.getInt(row);
      case INT64 -> vector.getLong(row);
      case FLOAT64 -> vector.getDouble(row) + 0.0;
      case INT128 -> List.of(vector.getInt128High(row), vector.getInt128Low(row));
      case INTERVAL -> {
        long days =
            (long) vector.getMonths(row) * DAYS_PER_MONTH
                + vector.getDays(row)
                + Math.floorDiv(vector.getMicros(row), MICROS_PER_DAY);
        yield List.of(days, Math.floorMod(vector.getMicros(row), MICROS_PER_DAY));
      }
      case BINARY -> ByteString.copyOf(vector.getBytes(row));
      case LIST -> {
        List<Object> elements = new ArrayList<>();
        int from = vector.getListOffset(row);
        for (int i = 0; i < vector.getListLength(row); i++) {
          elements.add(of(vector.child(0), from + i));
        }
        yield elements;
      }
      case STRUCT -> vector.children().stream().map(child -> of(child, row)).toList();
    };
  }
}
