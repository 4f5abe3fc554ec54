package dev.quern.adapter.rest.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code JobStatistics2}. */
public record QueryStatisticsJson(
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesProcessed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalBytesBilled,
    @Nullable Integer billingTier,
    @Nullable Boolean cacheHit,
    @Nullable List<TableReferenceJson> referencedTables,
    @Nullable TableSchemaJson schema,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long numDmlAffectedRows,
    @Nullable DmlStatisticsJson dmlStats,
    @Nullable String statementType,
    @Nullable String ddlOperationPerformed,
    @Nullable TableReferenceJson ddlTargetTable,
    @Nullable TableReferenceJson ddlDestinationTable,
    @Nullable DatasetReferenceJson ddlTargetDataset,
    @Nullable RoutineReferenceJson ddlTargetRoutine,
    @Nullable RowAccessPolicyReferenceJson ddlTargetRowAccessPolicy,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long ddlAffectedRowAccessPolicyCount,
    @Nullable String totalBytesProcessedAccuracy,
    @Nullable ExportDataStatisticsJson exportDataStatistics,
    @Nullable LoadStatisticsJson loadQueryStatistics,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long transferredBytes,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalPartitionsProcessed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long totalSlotMs,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long estimatedBytesProcessed,
    @Nullable List<RoutineReferenceJson> referencedRoutines,
    @Nullable List<PlanStageJson> queryPlan,
    @Nullable List<TimelineJson> timeline,
    @Nullable TableReferenceJson dclTargetTable,
    @Nullable DatasetReferenceJson dclTargetDataset,
    @Nullable List<QueryParameterJson> undeclaredQueryParameters,
    @Nullable SearchStatisticsJson searchStatistics,
    @Nullable TableReferenceJson dclTargetView,
    @Nullable List<TableReferenceJson> referencedLogicalViews,
    @Nullable MetadataCacheStatisticsJson metadataCacheStatistics) {}
