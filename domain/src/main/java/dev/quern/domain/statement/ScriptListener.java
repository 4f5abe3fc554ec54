package dev.quern.domain.statement;

/** Is told of the statements that a script runs: they become the child jobs of its job. */
@FunctionalInterface
public interface ScriptListener {

  /** Wants to know nothing. */
  ScriptListener NONE = step -> {};

  /** A statement has ended, well or not. */
  void ended(ScriptStep step);
}
