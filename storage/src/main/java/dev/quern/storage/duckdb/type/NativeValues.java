package dev.quern.storage.duckdb.type;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ValueApi;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** DuckDB's value objects. Whoever gets a handle destroys it. */
public final class NativeValues {

  private static final int BIGNUMERIC_SCALE = 38;

  private NativeValues() {}

  /**
   * Creates an engine value. NULL has no type; the SQL casts it.
   *
   * @throws IllegalArgumentException for a GEOGRAPHY, which is parsed by a function of its own
   */
  public static long create(Value value) {
    try (Arena arena = Arena.ofConfined()) {
      return create(value, arena);
    }
  }

  private static long create(Value value, Arena arena) {
    return switch (value) {
      case Value.Null _ -> ValueApi.CREATE_NULL.call();
      case Value.Bool v -> ValueApi.CREATE_BOOL.call(v.value() ? 1 : 0);
      case Value.Int64 v -> ValueApi.CREATE_INT64.call(v.value());
      case Value.Float64 v -> ValueApi.CREATE_DOUBLE.call(Double.doubleToRawLongBits(v.value()));
      case Value.Numeric v ->
          decimal(
              v.value()
                  .setScale(PhysicalTypes.NUMERIC_SCALE, RoundingMode.UNNECESSARY)
                  .unscaledValue(),
              arena);
      case Value.BigNumeric v ->
          bignum(
              v.value().setScale(BIGNUMERIC_SCALE, RoundingMode.UNNECESSARY).unscaledValue(),
              arena);
      case Value.Text v -> text(v.value(), arena);
      case Value.Json v -> text(v.text(), arena);
      case Value.Bytes v ->
          ValueApi.CREATE_BLOB.call(
              CMemory.bytes(arena, v.value().toByteArray()), v.value().size());
      case Value.Date v -> ValueApi.CREATE_DATE.call(v.epochDay());
      case Value.Datetime v -> ValueApi.CREATE_TIMESTAMP.call(v.micros());
      case Value.Time v -> ValueApi.CREATE_TIME.call(v.micros());
      case Value.Timestamp v -> ValueApi.CREATE_TIMESTAMP_TZ.call(v.micros());
      case Value.Interval v -> interval(v, arena);
      case Value.Geography _ -> throw new IllegalArgumentException("GEOGRAPHY as engine value");
      case Value.Range v -> struct(v.type(), List.of(bound(v.start(), v), bound(v.end(), v)));
      case Value.Array v -> list(v);
      case Value.Struct v -> struct(v.type(), v.fields());
    };
  }

  private static Value bound(java.util.Optional<Value> bound, Value.Range range) {
    return bound.orElse(new Value.Null(range.type().element()));
  }

  private static long text(String text, Arena arena) {
    byte[] bytes = CMemory.utf8(text);
    return ValueApi.CREATE_VARCHAR.call(CMemory.bytes(arena, bytes), bytes.length);
  }

  private static long decimal(BigInteger unscaled, Arena arena) {
    long struct = CMemory.allocate(arena, 3 * Long.BYTES);
    CMemory.setLong(struct, PhysicalTypes.NUMERIC_PRECISION | PhysicalTypes.NUMERIC_SCALE << 8);
    CMemory.setLong(struct + 8, Int128.low(unscaled));
    CMemory.setLong(struct + 16, Int128.high(unscaled));
    return ValueApi.CREATE_DECIMAL.call(struct);
  }

  private static long bignum(BigInteger value, Arena arena) {
    byte[] magnitude = value.abs().toByteArray();
    long struct = CMemory.allocate(arena, 3 * Long.BYTES);
    CMemory.setLong(struct, CMemory.bytes(arena, magnitude));
    CMemory.setLong(struct + 8, magnitude.length);
    CMemory.setLong(struct + 16, value.signum() < 0 ? 1 : 0);
    return ValueApi.CREATE_BIGNUM.call(struct);
  }

  private static long interval(Value.Interval value, Arena arena) {
    long struct = CMemory.allocate(arena, 2 * Long.BYTES);
    CMemory.setLong(struct, (value.months() & 0xFFFFFFFFL) | (long) value.days() << 32);
    CMemory.setLong(struct + 8, value.micros());
    return ValueApi.CREATE_INTERVAL.call(struct);
  }

  private static long list(Value.Array array) {
    long element = NativeTypes.create(array.type().element());
    try (Handles values = new Handles(array.elements())) {
      return ValueApi.CREATE_LIST.call(element, values.address(), array.elements().size());
    } finally {
      NativeTypes.destroy(element);
    }
  }

  private static long struct(SqlType type, List<Value> fields) {
    long structType = NativeTypes.create(type);
    try (Handles values = new Handles(fields)) {
      return ValueApi.CREATE_STRUCT.call(structType, values.address());
    } finally {
      NativeTypes.destroy(structType);
    }
  }

  /** An array of engine values that are destroyed together. */
  public static final class Handles implements AutoCloseable {

    private final Arena arena = Arena.ofConfined();
    private final long address;
    private final int count;

    /** Creates the engine values of {@code values}. */
    public Handles(List<Value> values) {
      this.count = values.size();
      this.address = CMemory.allocate(arena, (long) Long.BYTES * Math.max(count, 1));
      for (int i = 0; i < count; i++) {
        CMemory.setLong(slot(i), create(values.get(i)));
      }
    }

    /** The address of the array. */
    public long address() {
      return address;
    }

    /** How many values there are. */
    public int count() {
      return count;
    }

    private long slot(int index) {
      return address + (long) Long.BYTES * index;
    }

    @Override
    public void close() {
      for (int i = 0; i < count; i++) {
        ValueApi.DESTROY.call(slot(i));
      }
      arena.close();
    }
  }
}
