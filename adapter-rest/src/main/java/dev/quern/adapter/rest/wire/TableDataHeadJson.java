package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/** What stands before the rows of a REST type {@code TableDataList}. */
public record TableDataHeadJson(
    @Nullable String kind,
    @Nullable String etag,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalRows)
    implements RowsHeadJson {}
