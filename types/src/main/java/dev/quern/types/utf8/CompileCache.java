package dev.quern.types.utf8;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was compiled from texts that repeat from row to row: patterns and paths. Bounded; safe
 * for many threads.
 *
 * @param <T> what texts are compiled to; immutable
 */
public final class CompileCache<T> {

  private static final int MAX_ENTRIES = 256;

  private final Function<byte[], T> compiler;
  private final Map<Key, Entry<T>> entries = new ConcurrentHashMap<>();
  private volatile @Nullable Entry<T> last;

  /** A cache in front of {@code compiler}, whose errors are not kept. */
  public CompileCache(Function<byte[], T> compiler) {
    this.compiler = compiler;
  }

  /** What the text at {@code row} compiles to. */
  public T get(ColumnVector texts, int row) {
    Entry<T> recent = last;
    if (recent != null && recent.isFor(texts, row)) {
      return recent.compiled;
    }
    return get(texts.getBytes(row));
  }

  /** What {@code text} compiles to. */
  public T get(byte[] text) {
    Key key = new Key(text);
    Entry<T> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(text, compiler.apply(text));
      if (entries.size() >= MAX_ENTRIES) {
        entries.clear();
      }
      entries.put(key, entry);
    }
    last = entry;
    return entry.compiled;
  }

  private static final class Entry<T> {
    private final byte[] text;
    private final T compiled;

    Entry(byte[] text, T compiled) {
      this.text = text;
      this.compiled = compiled;
    }

    boolean isFor(ColumnVector texts, int row) {
      int length = texts.getLength(row);
      if (length != text.length) {
        return false;
      }
      long from = texts.getBytesOffset(row);
      return MemorySegment.mismatch(
              texts.getBytesSegment(row),
              from,
              from + length,
              MemorySegment.ofArray(text),
              0,
              length)
          < 0;
    }
  }

  private static final class Key {
    private final byte[] text;

    Key(byte[] text) {
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(text, that.text);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(text);
    }
  }
}
