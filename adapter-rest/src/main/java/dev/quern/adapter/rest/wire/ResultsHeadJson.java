package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before the rows of a REST type {@code GetQueryResultsResponse}. */
public record ResultsHeadJson(
    @Nullable String kind,
    @Nullable String etag,
    @Nullable TableSchemaJson schema,
    @Nullable JobReferenceJson jobReference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalRows,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesProcessed,
    @Nullable Boolean jobComplete,
    @Nullable List<ErrorProtoJson> errors,
    @Nullable Boolean cacheHit,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numDmlAffectedRows)
    implements RowsHeadJson {}
