package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobConfiguration}, as it is read. */
public record JobConfigurationJson(
    @Nullable QueryConfigurationJson query,
    @Nullable LoadConfigurationJson load,
    @Nullable CopyConfigurationJson copy,
    @Nullable ExtractConfigurationJson extract,
    @Nullable Boolean dryRun,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobTimeoutMs,
    @Nullable Map<String, String> labels) {}
