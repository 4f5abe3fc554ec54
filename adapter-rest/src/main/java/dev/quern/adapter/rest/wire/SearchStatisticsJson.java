package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code SearchStatistics}. */
public record SearchStatisticsJson(
    String indexUsageMode, List<UnusedIndexJson> indexUnusedReasons) {

  /** REST type {@code IndexUnusedReason}. */
  public record UnusedIndexJson(
      String code, String message, TableReferenceJson baseTable, @Nullable String indexName) {}
}
