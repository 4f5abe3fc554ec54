package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.Nullable;

/** REST type {@code ScriptStackFrame}. */
public record ScriptStackFrameJson(
    int startLine,
    int startColumn,
    int endLine,
    int endColumn,
    @Nullable String procedureId,
    String text) {}
