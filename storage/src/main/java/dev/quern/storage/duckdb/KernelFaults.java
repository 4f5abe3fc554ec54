package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Exceptions on their way from Java code that the engine called, through the engine's error text,
 * to the caller of the statement: the text carries a ticket, the ticket finds the exception. The
 * latest few thousand are kept, because the engine may swallow an error or report another one.
 */
public final class KernelFaults {

  private static final String MARK = "quern-fault-";
  private static final int KEPT = 4096;

  private final AtomicLong tickets = new AtomicLong();
  private final AtomicReferenceArray<Fault> faults = new AtomicReferenceArray<>(KEPT);

  private record Fault(long ticket, BigQueryException exception) {}

  /** Keeps an exception and gives the error text to report to the engine. */
  public String report(Throwable failure) {
    BigQueryException exception =
        failure instanceof BigQueryException known
            ? known
            : BigQueryException.internal("Internal error in a function: " + failure, failure);
    long ticket = tickets.getAndIncrement();
    faults.set((int) (ticket % KEPT), new Fault(ticket, exception));
    return MARK + ticket + ";";
  }

  /** The exception that an error text of the engine stands for. */
  Optional<BigQueryException> find(String engineText) {
    int mark = engineText.indexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    int begin = mark + MARK.length();
    long ticket = Long.parseLong(engineText, begin, engineText.indexOf(';', begin), 10);
    Fault fault = faults.get((int) (ticket % KEPT));
    return fault != null && fault.ticket() == ticket
        ? Optional.of(fault.exception())
        : Optional.empty();
  }
}
