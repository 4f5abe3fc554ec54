package dev.quern.storage.kernel;

/** States of an aggregate function, each a few words of 64 bits. */
public interface StateWords {

  /** A word of a state. */
  long getLong(int state, int word);

  /** Sets a word of a state. */
  void setLong(int state, int word, long value);

  /** A word of a state that holds a FLOAT64. */
  double getDouble(int state, int word);

  /** Sets a word of a state to a FLOAT64. */
  void setDouble(int state, int word, double value);
}
