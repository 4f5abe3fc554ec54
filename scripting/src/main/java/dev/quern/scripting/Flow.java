package dev.quern.scripting;

import java.util.Optional;

/** How the statements of a list came to their end. */
sealed interface Flow {

  /** The next statement is the one behind them. */
  record Normal() implements Flow {}

  /** A loop or block is left: the innermost loop, or what bears the label. */
  record Break(Optional<String> label) implements Flow {

    /** Whether it is meant for a loop, or a block, that bears a label. */
    boolean leaves(Optional<String> loop) {
      return label.isEmpty() || hits(label, loop);
    }
  }

  /** A loop goes on with its next round. */
  record Continue(Optional<String> label) implements Flow {

    /** Whether it is meant for a loop that bears a label. */
    boolean repeats(Optional<String> loop) {
      return label.isEmpty() || hits(label, loop);
    }
  }

  /** The script or procedure ends. */
  record Return() implements Flow {}

  /** Nothing special. */
  Flow NORMAL = new Normal();

  private static boolean hits(Optional<String> label, Optional<String> own) {
    return own.isPresent() && own.get().equalsIgnoreCase(label.orElseThrow());
  }
}
