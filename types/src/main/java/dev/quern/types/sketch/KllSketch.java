package dev.quern.types.sketch;

import dev.quern.types.utf8.ByteSink;
import dev.quern.types.wire.MalformedMessageException;
import dev.quern.types.wire.ProtoReader;
import dev.quern.types.wire.ProtoWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sketch of the quantiles of weighted numbers. All values are kept, so that quantiles are exact,
 * until there are more than the wanted precision needs; then every second of the sorted values
 * stands for its neighbour too. The bytes are Quern's own, in the envelope that BigQuery's sketches
 * have.
 */
final class KllSketch {

  /** What the numbers are; the constants' codes are those of the envelope. */
  enum Kind {
    INT64(4),
    FLOAT64(10);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  static final long DEFAULT_PRECISION = 1000;
  static final long MAX_PRECISION = 200_000_000;
  private static final int MIN_CAPACITY = 1 << 14;
  private static final int VALUES_PER_PRECISION = 16;
  private static final int MAX_CAPACITY = 1 << 22;

  private static final long KLL_QUANTILES = 113;
  private static final int TYPE = 1;
  private static final int NUM_VALUES = 2;
  private static final int VALUE_TYPE = 4;
  private static final int STATE = 113;
  private static final int PRECISION = 1;
  private static final int VALUES = 2;
  private static final int WEIGHTS = 3;

  private final Kind kind;
  private long precision;
  private long[] values = new long[16];
  private long[] weights = new long[16];
  private int size;
  private int sorted;
  private long count;

  KllSketch(Kind kind, long precision) {
    this.kind = kind;
    this.precision = precision;
  }

  Kind kind() {
    return kind;
  }

  /** Adds an INT64, or the raw bits of a FLOAT64. */
  void add(long value, long weight) {
    if (weight <= 0) {
      return;
    }
    append(value, weight);
    count++;
  }

  private void append(long value, long weight) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    values[size] = value;
    weights[size++] = weight;
    if (size > capacity()) {
      compact();
    }
  }

  private long capacity() {
    return Math.clamp(precision * VALUES_PER_PRECISION, MIN_CAPACITY, MAX_CAPACITY);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void merge(KllSketch that) {
    precision = Math.min(precision, that.precision);
    for (int i = 0; i < that.size; i++) {
      append(that.values[i], that.weights[i]);
    }
    count += that.count;
  }

  /** Keeps every second value, but the least and the greatest always. */
  private void compact() {
    sort();
    int kept = 1;
    for (int i = 1; i + 1 < size - 1; i += 2) {
      values[kept] = values[i];
      weights[kept++] = weights[i] + weights[i + 1];
    }
    boolean oneIsLeft = size % 2 == 1;
    if (oneIsLeft) {
      values[kept] = values[size - 2];
      weights[kept++] = weights[size - 2];
    }
    values[kept] = values[size - 1];
    weights[kept++] = weights[size - 1];
    size = kept;
    sorted = kept;
  }

  private int compare(long a, long b) {
    return kind == Kind.INT64
        ? Long.compare(a, b)
        : Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
  }

  private void sort() {
    if (sorted == size) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> compare(values[a], values[b]));
    long[] sortedValues = new long[size];
    long[] sortedWeights = new long[size];
    for (int i = 0; i < size; i++) {
      sortedValues[i] = values[order[i]];
      sortedWeights[i] = weights[order[i]];
    }
    values = sortedValues;
    weights = sortedWeights;
    sorted = size;
  }

  /** The value at a quantile from 0 to 1. */
  long quantile(double phi) {
    return atRank(Math.ceil(phi * totalWeight() - 1e-9));
  }

  /** The values at {@code number + 1} quantiles, the least and the greatest included. */
  long[] quantiles(int number) {
    double total = totalWeight();
    long[] result = new long[number + 1];
    for (int i = 0; i <= number; i++) {
      result[i] = atRank(Math.ceil(i * total / number - 1e-9));
    }
    return result;
  }

  private double totalWeight() {
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += weights[i];
    }
    return total;
  }

  private long atRank(double rank) {
    sort();
    double seen = 0;
    for (int i = 0; i < size; i++) {
      seen += weights[i];
      if (seen >= rank) {
        return values[i];
      }
    }
    return values[size - 1];
  }

  byte[] encode() {
    sort();
    ByteSink valueBytes = new ByteSink(size * 8);
    ByteSink weightBytes = new ByteSink(size);
    for (int i = 0; i < size; i++) {
      for (int shift = 0; shift < Long.SIZE; shift += 8) {
        valueBytes.append((int) (values[i] >>> shift));
      }
      ProtoWriter.varint(weightBytes, weights[i]);
    }
    byte[] state =
        new ProtoWriter()
            .number(PRECISION, precision)
            .bytes(VALUES, valueBytes.toByteArray())
            .bytes(WEIGHTS, weightBytes.toByteArray())
            .toByteArray();
    return new ProtoWriter()
        .number(TYPE, KLL_QUANTILES)
        .number(NUM_VALUES, count)
        .number(VALUE_TYPE, kind.code)
        .bytes(STATE, state)
        .toByteArray();
  }

  /** The sketch, or empty when the bytes are none of this kind. */
  static Optional<KllSketch> decode(byte[] bytes, Optional<Kind> expected) {
    try {
      return read(new ProtoReader(bytes)).filter(s -> expected.map(s.kind::equals).orElse(true));
    } catch (MalformedMessageException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<KllSketch> read(ProtoReader reader) {
    long type = 0;
    long count = 0;
    long valueType = 0;
    byte[] state = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case TYPE -> type = reader.number();
        case NUM_VALUES -> count = reader.number();
        case VALUE_TYPE -> valueType = reader.number();
        case STATE -> state = reader.bytes();
        default -> reader.skip();
      }
    }
    long code = valueType;
    Optional<Kind> kind = Arrays.stream(Kind.values()).filter(k -> k.code == code).findFirst();
    if (type != KLL_QUANTILES || kind.isEmpty() || state.length == 0) {
      return Optional.empty();
    }
    KllSketch sketch = readState(kind.get(), new ProtoReader(state));
    sketch.count = count;
    return Optional.of(sketch);
  }

  private static KllSketch readState(Kind kind, ProtoReader reader) {
    long precision = DEFAULT_PRECISION;
    byte[] values = new byte[0];
    byte[] weights = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case PRECISION -> precision = reader.number();
        case VALUES -> values = reader.bytes();
        case WEIGHTS -> weights = reader.bytes();
        default -> reader.skip();
      }
    }
    KllSketch sketch = new KllSketch(kind, precision);
    ProtoReader weightReader = new ProtoReader(weights);
    for (int at = 0; at + 8 <= values.length; at += 8) {
      long value = 0;
      for (int i = 7; i >= 0; i--) {
        value = (value << 8) | (values[at + i] & 0xFF);
      }
      sketch.append(value, weightReader.varint());
    }
    return sketch;
  }
}
