package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before the rows of a REST type {@code QueryResponse}. */
public record QueryHeadJson(
    @Nullable String kind,
    @Nullable TableSchemaJson schema,
    @Nullable JobReferenceJson jobReference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalRows,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesProcessed,
    @Nullable Boolean jobComplete,
    @Nullable List<ErrorProtoJson> errors,
    @Nullable Boolean cacheHit,
    @Nullable String queryId,
    @Nullable JobCreationReasonJson jobCreationReason,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numDmlAffectedRows,
    @Nullable DmlStatisticsJson dmlStats,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesBilled,
    @Nullable String location,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long creationTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long startTime,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long endTime,
    @Nullable SessionInfoJson sessionInfo)
    implements RowsHeadJson {}
