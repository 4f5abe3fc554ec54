package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * What a kernel makes of a STRING argument that is mostly the same in all rows, such as a time zone
 * or a format. Safe for use by many threads.
 *
 * @param <T> what is made of the text, immutable
 */
public final class LastText<T> {

  private final LastValue<T> value;

  /** Makes values with {@code make}, which may fail. */
  public LastText(Function<String, T> make) {
    this.value = new LastValue<>(bytes -> make.apply(new String(bytes, StandardCharsets.UTF_8)));
  }

  /** The value for the text at a row, which is not NULL. */
  public T get(ColumnVector vector, int row) {
    return value.get(vector, row);
  }
}
