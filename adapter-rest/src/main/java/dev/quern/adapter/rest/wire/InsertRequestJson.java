package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** REST type {@code TableDataInsertAllRequest}. */
public record InsertRequestJson(
    @Nullable String kind,
    @Nullable List<@Nullable Row> rows,
    @Nullable Boolean skipInvalidRows,
    @Nullable Boolean ignoreUnknownValues,
    @Nullable String templateSuffix,
    @Nullable String traceId) {

  /** A row with its id. */
  public record Row(@Nullable String insertId, @Nullable ObjectNode json) {}
}
