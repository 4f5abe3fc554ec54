package dev.quern.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** What may be done with data, and the least role that lets do it. Source: "BigQuery IAM roles". */
public enum Permission {
  GET_DATASET("bigquery.datasets.get", DatasetRole.READER),
  UPDATE_DATASET("bigquery.datasets.update", DatasetRole.OWNER),
  DELETE_DATASET("bigquery.datasets.delete", DatasetRole.OWNER),
  LIST_TABLES("bigquery.tables.list", DatasetRole.READER),
  GET_TABLE("bigquery.tables.get", DatasetRole.READER),
  GET_DATA("bigquery.tables.getData", DatasetRole.READER),
  EXPORT_DATA("bigquery.tables.export", DatasetRole.READER),
  CREATE_TABLE("bigquery.tables.create", DatasetRole.WRITER),
  UPDATE_TABLE("bigquery.tables.update", DatasetRole.WRITER),
  UPDATE_DATA("bigquery.tables.updateData", DatasetRole.WRITER),
  DELETE_TABLE("bigquery.tables.delete", DatasetRole.WRITER),
  GET_TABLE_POLICY("bigquery.tables.getIamPolicy", DatasetRole.OWNER),
  SET_TABLE_POLICY("bigquery.tables.setIamPolicy", DatasetRole.OWNER),
  GET_ROUTINE("bigquery.routines.get", DatasetRole.READER),
  LIST_ROUTINES("bigquery.routines.list", DatasetRole.READER),
  CREATE_ROUTINE("bigquery.routines.create", DatasetRole.WRITER),
  UPDATE_ROUTINE("bigquery.routines.update", DatasetRole.WRITER),
  DELETE_ROUTINE("bigquery.routines.delete", DatasetRole.WRITER),
  GET_ROUTINE_POLICY("bigquery.routines.getIamPolicy", DatasetRole.OWNER),
  SET_ROUTINE_POLICY("bigquery.routines.setIamPolicy", DatasetRole.OWNER),
  GET_MODEL("bigquery.models.getMetadata", DatasetRole.READER),
  LIST_MODELS("bigquery.models.list", DatasetRole.READER),
  UPDATE_MODEL("bigquery.models.updateMetadata", DatasetRole.WRITER),
  DELETE_MODEL("bigquery.models.delete", DatasetRole.WRITER),
  LIST_ROW_POLICIES("bigquery.rowAccessPolicies.list", DatasetRole.OWNER),
  CREATE_ROW_POLICY("bigquery.rowAccessPolicies.create", DatasetRole.OWNER),
  UPDATE_ROW_POLICY("bigquery.rowAccessPolicies.update", DatasetRole.OWNER),
  DELETE_ROW_POLICY("bigquery.rowAccessPolicies.delete", DatasetRole.OWNER),
  GET_JOB("bigquery.jobs.get", DatasetRole.READER),
  LIST_ALL_JOBS("bigquery.jobs.listAll", DatasetRole.READER),
  UPDATE_JOB("bigquery.jobs.update", DatasetRole.OWNER),
  DELETE_JOB("bigquery.jobs.delete", DatasetRole.OWNER);

  private final String wireName;
  private final DatasetRole least;

  Permission(String wireName, DatasetRole least) {
    this.wireName = wireName;
    this.least = least;
  }

  /** The permission of such a name in IAM. */
  public static Optional<Permission> of(String wireName) {
    return Arrays.stream(values())
        .filter(permission -> permission.wireName.equals(wireName))
        .findFirst();
  }

  /** Its name in IAM. */
  public String wireName() {
    return wireName;
  }

  /** The least role that has it. */
  public DatasetRole least() {
    return least;
  }
}
