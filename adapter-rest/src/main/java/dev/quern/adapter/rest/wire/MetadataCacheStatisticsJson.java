package dev.quern.adapter.rest.wire;

import java.util.List;

/** REST type {@code MetadataCacheStatistics}. */
public record MetadataCacheStatisticsJson(List<UsageJson> tableMetadataCacheUsage) {

  /** REST type {@code TableMetadataCacheUsage}. */
  public record UsageJson(
      TableReferenceJson tableReference,
      String tableType,
      String unusedReason,
      String explanation) {}
}
