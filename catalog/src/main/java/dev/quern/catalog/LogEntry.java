package dev.quern.catalog;

import java.util.Optional;

/**
 * One line of the catalog's log.
 *
 * @param sequence its place; later entries win
 * @param kind what kind of resource
 * @param project the project's id
 * @param dataset the dataset's id
 * @param id the resource's id within the dataset; empty for a dataset; a policy's follows that of
 *     its table and a slash, which neither holds
 * @param body the resource as JSON; absent when it was removed. Of a drop, its time; absent when
 *     the dataset was restored. Of forgotten tables, the time before which they were dropped
 */
record LogEntry(
    long sequence, Kind kind, String project, String dataset, String id, Optional<String> body) {

  enum Kind {
    DATASET,
    DROPPED_DATASET,
    TABLE,
    DROPPED_TABLE,
    FORGOTTEN_TABLES,
    ROUTINE,
    MODEL,
    POLICY,
    INDEX,
    IAM
  }
}
