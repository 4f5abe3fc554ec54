package dev.quern.domain.statement;

import java.util.List;

/**
 * A part of what a statement does, as the tree of its operators has it. Source: "Query plan and
 * timeline".
 *
 * @param id its number
 * @param name {@code Input}, {@code Join}, {@code Output}, ...
 * @param inputs the numbers of the stages whose rows it takes
 * @param steps what it does, in order
 */
public record PlanStage(long id, String name, List<Long> inputs, List<Step> steps) {

  public PlanStage {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
  }

  /**
   * A step of a stage.
   *
   * @param kind {@code READ}, {@code FILTER}, {@code JOIN}, ...
   * @param substeps details for people
   */
  public record Step(String kind, List<String> substeps) {

    public Step {
      substeps = List.copyOf(substeps);
    }
  }
}
