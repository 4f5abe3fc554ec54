package dev.quern.types.geography;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the values that a kernel's argument had last: lines and polygons are read and
 * indexed once for many rows, also where a join goes through all of a table again and again. They
 * are given up when memory gets short. Safe for use by many threads.
 */
final class ShapeCache {

  private static final int SLOTS = 4096;
  private static final int SAMPLES = 16;

  private final AtomicReferenceArray<@Nullable SoftReference<Made>> slots =
      new AtomicReferenceArray<>(SLOTS);

  private record Made(MemorySegment bytes, Shape shape) {}

  /** The shape of the value at a row. */
  Shape get(ColumnVector vector, int row) {
    int length = vector.getLength(row);
    long offset = vector.getBytesOffset(row);
    MemorySegment bytes = vector.getBytesSegment(row);
    int slot = slot(bytes, offset, length);
    SoftReference<Made> reference = slots.get(slot);
    Made made = reference == null ? null : reference.get();
    if (made != null
        && made.bytes.byteSize() == length
        && MemorySegment.mismatch(bytes, offset, offset + length, made.bytes, 0, length) < 0) {
      return made.shape;
    }
    byte[] copy = vector.getBytes(row);
    Shape shape = Shape.of(Wkb.read(copy));
    slots.set(slot, new SoftReference<>(new Made(MemorySegment.ofArray(copy), shape)));
    return shape;
  }

  private static int slot(MemorySegment bytes, long offset, int length) {
    long hash = length;
    int words = length / Long.BYTES;
    int step = Math.max(1, words / SAMPLES);
    for (int i = 0; i < words; i += step) {
      hash = hash * 31 + bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + (long) i * Long.BYTES);
    }
    return (int) ((hash ^ hash >>> 17 ^ hash >>> 37 ^ hash >>> 51) & (SLOTS - 1));
  }
}
