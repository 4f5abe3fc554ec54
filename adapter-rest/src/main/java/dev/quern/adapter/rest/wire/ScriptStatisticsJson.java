package dev.quern.adapter.rest.wire;

import java.util.List;

/** REST type {@code ScriptStatistics}. */
public record ScriptStatisticsJson(String evaluationKind, List<ScriptStackFrameJson> stackFrames) {}
