package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel makes of a STRING, BYTES or GEOGRAPHY argument that is mostly the same in all rows:
 * made anew only when the bytes differ from the last ones. Safe for use by many threads.
 *
 * @param <T> what is made of the bytes, immutable
 */
public final class LastValue<T> {

  private final Function<byte[], T> make;
  private volatile @Nullable Made<T> last;

  /** Makes values with {@code make}, which may fail. */
  public LastValue(Function<byte[], T> make) {
    this.make = make;
  }

  private record Made<T>(MemorySegment bytes, T value) {}

  /** The value for the bytes at a row, which is not NULL. */
  public T get(ColumnVector vector, int row) {
    Made<T> made = last;
    int length = vector.getLength(row);
    if (made != null && made.bytes.byteSize() == length) {
      long offset = vector.getBytesOffset(row);
      long different =
          MemorySegment.mismatch(
              vector.getBytesSegment(row), offset, offset + length, made.bytes, 0, length);
      if (different < 0) {
        return made.value;
      }
    }
    byte[] bytes = vector.getBytes(row);
    T value = make.apply(bytes);
    last = new Made<>(MemorySegment.ofArray(bytes), value);
    return value;
  }
}
