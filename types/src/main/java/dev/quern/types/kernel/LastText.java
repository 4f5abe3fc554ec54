package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel makes of a STRING argument that is mostly the same in all rows, such as a time zone
 * or a format: made anew only when the text differs from the last one. Safe for use by many
 * threads.
 *
 * @param <T> what is made of the text, immutable
 */
public final class LastText<T> {

  private final Function<String, T> make;
  private volatile @Nullable Made<T> last;

  /** Makes values with {@code make}, which may fail. */
  public LastText(Function<String, T> make) {
    this.make = make;
  }

  private record Made<T>(MemorySegment text, T value) {}

  /** The value for the text at a row, which is not NULL. */
  public T get(ColumnVector vector, int row) {
    Made<T> made = last;
    int length = vector.getLength(row);
    if (made != null && made.text.byteSize() == length) {
      long offset = vector.getBytesOffset(row);
      long different =
          MemorySegment.mismatch(
              vector.getBytesSegment(row), offset, offset + length, made.text, 0, length);
      if (different < 0) {
        return made.value;
      }
    }
    byte[] bytes = vector.getBytes(row);
    T value = make.apply(new String(bytes, StandardCharsets.UTF_8));
    last = new Made<>(MemorySegment.ofArray(bytes), value);
    return value;
  }
}
