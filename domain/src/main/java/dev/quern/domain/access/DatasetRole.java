package dev.quern.domain.access;

import java.util.Optional;

/** The roles on data, each of which holds those before it. Source: REST type {@code Dataset}. */
public enum DatasetRole {
  READER,
  WRITER,
  OWNER;

  /** Whether it holds another. */
  public boolean holds(DatasetRole other) {
    return compareTo(other) >= 0;
  }

  /**
   * The role of a name as access entries and IAM policies have it; empty for roles that let nobody
   * at data.
   */
  public static Optional<DatasetRole> of(String name) {
    return switch (name) {
      case "READER", "roles/bigquery.dataViewer", "roles/viewer" -> Optional.of(READER);
      case "WRITER", "roles/bigquery.dataEditor", "roles/editor" -> Optional.of(WRITER);
      case "OWNER", "roles/bigquery.dataOwner", "roles/bigquery.admin", "roles/owner" ->
          Optional.of(OWNER);
      default -> Optional.empty();
    };
  }
}
