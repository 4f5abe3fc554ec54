package dev.quern.storage.kernel;

/** States of an aggregate function, each a few words of 64 bits. */
public interface StateWords {

  /** Where the state of a number is, by which its words are found. */
  long state(int number);

  /** A word of a state. */
  long getLong(long state, int word);

  /** Sets a word of a state. */
  void setLong(long state, int word, long value);

  /** A word of a state that holds a FLOAT64. */
  default double getDouble(long state, int word) {
    return Double.longBitsToDouble(getLong(state, word));
  }

  /** Sets a word of a state to a FLOAT64. */
  default void setDouble(long state, int word, double value) {
    setLong(state, word, Double.doubleToRawLongBits(value));
  }
}
