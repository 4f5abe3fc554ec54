package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/** REST type {@code ExplainQueryStage}. */
public record PlanStageJson(
    String name,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long startMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long endMs,
    List<String> inputStages,
    double waitRatioAvg,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long waitMsAvg,
    double waitRatioMax,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long waitMsMax,
    double readRatioAvg,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long readMsAvg,
    double readRatioMax,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long readMsMax,
    double computeRatioAvg,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long computeMsAvg,
    double computeRatioMax,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long computeMsMax,
    double writeRatioAvg,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long writeMsAvg,
    double writeRatioMax,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long writeMsMax,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long shuffleOutputBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long shuffleOutputBytesSpilled,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long recordsRead,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long recordsWritten,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long parallelInputs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long completedParallelInputs,
    String status,
    List<StepJson> steps,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long slotMs) {

  public PlanStageJson {
    inputStages = List.copyOf(inputStages);
    steps = List.copyOf(steps);
  }

  /** REST type {@code ExplainQueryStep}. */
  public record StepJson(String kind, List<String> substeps) {

    public StepJson {
      substeps = List.copyOf(substeps);
    }
  }
}
