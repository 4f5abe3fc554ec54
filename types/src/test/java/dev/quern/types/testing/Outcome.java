package dev.quern.types.testing;

import dev.quern.domain.error.BigQueryException;
import java.util.function.Supplier;

/** What a computation gives, as text: its value, or {@code !} and the text of its error. */
public final class Outcome {

  private Outcome() {}

  /** The value's text, or {@code !message}. */
  public static String of(Supplier<?> computation) {
    try {
      return String.valueOf(computation.get());
    } catch (BigQueryException e) {
      return "!" + e.getMessage();
    }
  }
}
