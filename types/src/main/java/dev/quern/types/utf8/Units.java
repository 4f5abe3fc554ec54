package dev.quern.types.utf8;

import dev.quern.domain.type.ScalarType;

/** What a function counts in: code points of STRING, or bytes of BYTES. */
public enum Units {
  CODE_POINTS {
    @Override
    public int length(byte[] value, int from, int to) {
      return Utf8.length(value, from, to);
    }

    @Override
    public int advance(byte[] value, int from, long count) {
      return Utf8.advance(value, from, count);
    }

    @Override
    public int retreat(byte[] value, int from, long count) {
      return Utf8.retreat(value, from, count);
    }
  },
  BYTES {
    @Override
    public int length(byte[] value, int from, int to) {
      return to - from;
    }

    @Override
    public int advance(byte[] value, int from, long count) {
      return (int) (from + Math.min(Math.max(count, 0), value.length - from));
    }

    @Override
    public int retreat(byte[] value, int from, long count) {
      return (int) (from - Math.min(Math.max(count, 0), from));
    }
  };

  /** The units of STRING or BYTES. */
  public static Units of(ScalarType type) {
    return type == ScalarType.STRING ? CODE_POINTS : BYTES;
  }

  /** How many units the range holds. */
  public abstract int length(byte[] value, int from, int to);

  /** Where the unit {@code count} places after {@code from} begins, at most the end. */
  public abstract int advance(byte[] value, int from, long count);

  /** Where the unit {@code count} places before {@code from} begins, at least 0. */
  public abstract int retreat(byte[] value, int from, long count);

  /** How many units there are. */
  public int length(byte[] value) {
    return length(value, 0, value.length);
  }
}
