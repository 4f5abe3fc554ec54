package dev.quern.types.match;

/** One step of a {@link RowProgram}; targets are positions in the program. */
sealed interface Instruction {

  /** Takes a row that fulfils a variable's condition. */
  record Take(int variable) implements Instruction {}

  /** Goes on at {@code first} and, should that fail, at {@code second}. */
  record Split(int first, int second) implements Instruction {}

  /** Goes on elsewhere. */
  record Jump(int target) implements Instruction {}

  /** Goes on before the first row only, or behind the last row only. */
  record Anchor(boolean start) implements Instruction {}

  /** The pattern has matched. */
  record Match() implements Instruction {}
}
