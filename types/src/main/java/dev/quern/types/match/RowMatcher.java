package dev.quern.types.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the matches of a pattern in the rows of a partition, following all ways through the pattern
 * at once, the preferred first: time grows with rows times instructions for every start.
 */
final class RowMatcher {

  private final RowProgram program;
  private final int rows;
  private final Condition condition;
  private final int[] seen;
  private int generation;

  /** Whether a row fulfils a variable's condition. */
  @FunctionalInterface
  interface Condition {
    boolean holds(int variable, int row);
  }

  /** A row of a match and those before it. */
  record Step(int row, int variable, @Nullable Step before) {}

  /** A way through the pattern. */
  private record Way(int at, @Nullable Step last) {}

  RowMatcher(RowProgram program, int rows, Condition condition) {
    this.program = program;
    this.rows = rows;
    this.condition = condition;
    this.seen = new int[program.length()];
  }

  /** All matches in order; each is its rows, first to last. */
  List<List<Step>> matches() {
    List<List<Step>> matches = new ArrayList<>();
    int start = 0;
    while (start < rows) {
      Optional<List<Step>> match = from(start);
      match.ifPresent(matches::add);
      boolean past = match.isPresent() && !match.get().isEmpty() && !program.overlapping();
      start = past ? match.get().getLast().row() + 1 : start + 1;
    }
    return matches;
  }

  private Optional<List<Step>> from(int start) {
    Optional<List<Step>> best = Optional.empty();
    List<Way> ways = new ArrayList<>();
    follow(ways, new Way(0, null), start, ++generation);
    for (int row = start; !ways.isEmpty(); row++) {
      List<Way> next = new ArrayList<>();
      int nextGeneration = ++generation;
      boolean matched = false;
      for (Way way : ways) {
        Instruction instruction = program.at(way.at);
        if (instruction instanceof Instruction.Take(int variable)) {
          if (row < rows && condition.holds(variable, row)) {
            Step step = new Step(row, variable, way.last);
            follow(next, new Way(way.at + 1, step), row + 1, nextGeneration);
          }
        } else if (!matched) {
          matched = true;
          best = Optional.of(steps(way.last));
          if (!program.longest()) {
            break;
          }
        }
      }
      ways = next;
    }
    return best;
  }

  /** Adds the ways that go on from one without taking a row, in order of preference. */
  private void follow(List<Way> ways, Way from, int position, int mark) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from.at);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (seen[at] == mark) {
        continue;
      }
      seen[at] = mark;
      switch (program.at(at)) {
        case Instruction.Jump(int target) -> open.push(target);
        case Instruction.Split(int first, int second) -> {
          open.push(second);
          open.push(first);
        }
        case Instruction.Anchor(boolean start) -> {
          if (position == (start ? 0 : rows)) {
            open.push(at + 1);
          }
        }
        case Instruction.Take _, Instruction.Match _ -> ways.add(new Way(at, from.last));
      }
    }
  }

  private static List<Step> steps(@Nullable Step last) {
    List<Step> steps = new ArrayList<>();
    for (Step step = last; step != null; step = step.before()) {
      steps.add(step);
    }
    return steps.reversed();
  }
}
