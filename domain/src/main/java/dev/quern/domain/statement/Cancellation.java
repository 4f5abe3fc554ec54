package dev.quern.domain.statement;

import dev.quern.domain.error.BigQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets one thread stop what another does. Whoever starts something that can be interrupted says how
 * by {@link #onCancel}. Safe for use by many threads.
 */
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private Optional<BigQueryException> reason = Optional.empty();

  /** Registers what stops the work; runs it at once when it is too late. */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (reason.isEmpty()) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Forgets an action: what it would stop has ended. */
  public synchronized void remove(Runnable action) {
    actions.remove(action);
  }

  /** Stops the work, once, for a reason that becomes its error. */
  public void cancel(BigQueryException why) {
    List<Runnable> stops;
    synchronized (this) {
      if (reason.isPresent()) {
        return;
      }
      reason = Optional.of(why);
      stops = List.copyOf(actions);
      actions.clear();
    }
    stops.forEach(Runnable::run);
  }

  /** Why the work was stopped, if it was. */
  public synchronized Optional<BigQueryException> reason() {
    return reason;
  }

  /** Goes on unless the work was stopped. */
  public void check() {
    Optional<BigQueryException> why = reason();
    if (why.isPresent()) {
      throw why.get();
    }
  }
}
