package dev.quern.streaming.write;

import dev.quern.streaming.StreamingException;
import java.util.OptionalLong;

/** What came of an append. */
public sealed interface AppendOutcome {

  /**
   * The rows were written.
   *
   * @param offset where in the stream they lie; absent for the default stream
   */
  record Written(OptionalLong offset) implements AppendOutcome {}

  /** None of the rows was written. */
  record Failed(StreamingException error) implements AppendOutcome {}
}
