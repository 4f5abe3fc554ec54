package dev.quern.domain.statement;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;

/**
 * What a speculative statement takes for granted does not hold for its data: it must run again as
 * one that is not. What it did so far is of no use.
 */
public final class SpeculationException extends BigQueryException {

  private static final long serialVersionUID = 1L;

  /** A wrong guess. */
  public SpeculationException() {
    super(ErrorReason.INTERNAL_ERROR, "The statement must run again without speculation");
  }
}
