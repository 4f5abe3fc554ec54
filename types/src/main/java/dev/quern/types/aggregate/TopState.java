package dev.quern.types.aggregate;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.Vectors;
import dev.quern.types.error.DataErrors;
import dev.quern.types.kernel.ValueKey;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weights of the values of a group, for APPROX_TOP_COUNT and APPROX_TOP_SUM. */
final class TopState {

  /** What a row adds to the weight of its value. */
  enum Weights {
    COUNT,
    INT64,
    FLOAT64,
    NUMERIC,
    BIGNUMERIC;

    static Weights of(ScalarType type) {
      return valueOf(type.name());
    }
  }

  private static final class Entry {
    private final int row;
    private Optional<BigDecimal> sum = Optional.empty();
    private boolean infinite;

    Entry(int row) {
      this.row = row;
    }
  }

  private static final Comparator<Entry> HEAVIEST_FIRST =
      Comparator.<Entry, Boolean>comparing(e -> !e.infinite)
          .thenComparing(e -> e.sum.isEmpty())
          .thenComparing(e -> e.sum.orElse(BigDecimal.ZERO), Comparator.reverseOrder());

  private final Weights weights;
  private final HeapVectorWriter values;
  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private long number;

  TopState(SqlType type, Weights weights) {
    this.weights = weights;
    this.values = new HeapVectorWriter(type);
  }

  void setNumber(long value) {
    number = value;
  }

  void add(ColumnVector value, ColumnVector weight, int row) {
    Entry entry = entry(value, row);
    switch (weights) {
      case COUNT -> add(entry, BigDecimal.ONE);
      case INT64, FLOAT64, NUMERIC, BIGNUMERIC -> {
        if (!weight.isNull(row)) {
          addWeight(entry, weight, row);
        }
      }
    }
  }

  private Entry entry(ColumnVector value, int row) {
    return entries.computeIfAbsent(
        ValueKey.of(value, row),
        _ -> {
          Entry created = new Entry(entries.size());
          Vectors.copy(value, row, values, created.row);
          return created;
        });
  }

  private void addWeight(Entry entry, ColumnVector weight, int row) {
    switch (weights) {
      case COUNT -> throw new IllegalStateException("A count has no weight");
      case INT64 -> addChecked(entry, BigDecimal.valueOf(weight.getLong(row)));
      case FLOAT64 -> {
        double value = weight.getDouble(row);
        if (Double.isNaN(value) || value < 0) {
          throw negative(Float64Text.print(value));
        }
        if (Double.isInfinite(value)) {
          entry.infinite = true;
        } else {
          add(entry, new BigDecimal(value));
        }
      }
      case NUMERIC -> addChecked(entry, Numeric.read(weight, row).toBigDecimal());
      case BIGNUMERIC -> addChecked(entry, BigNumeric.read(weight, row).toBigDecimal());
    }
  }

  private static void addChecked(Entry entry, BigDecimal weight) {
    if (weight.signum() < 0) {
      throw negative(weight.stripTrailingZeros().toPlainString());
    }
    add(entry, weight);
  }

  private static dev.quern.domain.error.BigQueryException negative(String weight) {
    return DataErrors.dataError(
        "APPROX_TOP_SUM does not support negative or NaN weights in the second argument; got %s",
        weight);
  }

  private static void add(Entry entry, BigDecimal weight) {
    entry.sum = Optional.of(entry.sum.orElse(BigDecimal.ZERO).add(weight));
  }

  void addAll(TopState that) {
    ColumnVector theirs = that.values.toVector(that.entries.size());
    that.entries.values().stream()
        .forEach(other -> {
          Entry entry = entry(theirs, other.row);
          other.sum.ifPresent(sum -> add(entry, sum));
          entry.infinite |= other.infinite;
        });
    number = Math.max(number, that.number);
  }

  void write(VectorWriter out, int row) {
    if (entries.isEmpty()) {
      out.setNull(row);
      return;
    }
    List<Entry> ranked = new ArrayList<>(entries.values());
    ranked.sort(HEAVIEST_FIRST);
    int count = (int) Math.min(number, ranked.size());
    int element = out.startList(row, count);
    VectorWriter structs = out.child(0);
    ColumnVector vector = values.toVector(entries.size());
    for (int i = 0; i < count; i++) {
      Entry entry = ranked.get(i);
      Vectors.copy(vector, entry.row, structs.child(0), element + i);
      writeSum(entry, structs.child(1), element + i);
    }
  }

  private void writeSum(Entry entry, VectorWriter out, int row) {
    if (entry.infinite) {
      out.setDouble(row, Double.POSITIVE_INFINITY);
    } else if (entry.sum.isEmpty()) {
      out.setNull(row);
    } else {
      BigDecimal sum = entry.sum.get();
      switch (weights) {
        case COUNT -> out.setLong(row, sum.longValueExact());
        case INT64 -> out.setLong(row, checkedLong(sum));
        case FLOAT64 -> out.setDouble(row, sum.doubleValue());
        case NUMERIC -> Numeric.of(sum).write(out, row);
        case BIGNUMERIC -> BigNumeric.of(sum).write(out, row);
      }
    }
  }

  private static long checkedLong(BigDecimal sum) {
    if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw DataErrors.dataError("Integer overflow in APPROX_TOP_SUM");
    }
    return sum.longValueExact();
  }
}
