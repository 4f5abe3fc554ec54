package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.DatasetReferenceJson;
import dev.quern.adapter.rest.wire.ModelReferenceJson;
import dev.quern.adapter.rest.wire.RoutineReferenceJson;
import dev.quern.adapter.rest.wire.TableReferenceJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import org.jspecify.annotations.Nullable;

/** References of the wire; a missing project is that of the request. */
public final class References {

  private References() {}

  /** The wire form of a dataset's name. */
  public static DatasetReferenceJson toWire(DatasetReference reference) {
    return new DatasetReferenceJson(reference.projectId(), reference.datasetId());
  }

  /** The wire form of a table's name. */
  public static TableReferenceJson toWire(TableReference reference) {
    return new TableReferenceJson(
        reference.projectId(), reference.datasetId(), reference.tableId());
  }

  /** The wire form of a routine's name. */
  public static RoutineReferenceJson toWire(RoutineReference reference) {
    return new RoutineReferenceJson(
        reference.projectId(), reference.datasetId(), reference.routineId());
  }

  /** The wire form of a model's name. */
  public static ModelReferenceJson toWire(ModelReference reference) {
    return new ModelReferenceJson(
        reference.projectId(), reference.datasetId(), reference.modelId());
  }

  /** The name of a dataset, {@code field} being where the client put it. */
  public static DatasetReference toDomain(
      @Nullable DatasetReferenceJson json, String project, String field) {
    DatasetReferenceJson present = required(json, field);
    return new DatasetReference(
        orDefault(present.projectId(), project),
        required(present.datasetId(), field + ".datasetId"));
  }

  /** The name of a table, {@code field} being where the client put it. */
  public static TableReference toDomain(
      @Nullable TableReferenceJson json, String project, String field) {
    TableReferenceJson present = required(json, field);
    return TableReference.of(
        orDefault(present.projectId(), project),
        required(present.datasetId(), field + ".datasetId"),
        required(present.tableId(), field + ".tableId"));
  }

  /** A value that must be there. */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null || (value instanceof String text && text.isEmpty())) {
      throw new BigQueryException(
          ErrorReason.REQUIRED, field, "Required parameter is missing: " + field);
    }
    return value;
  }

  /**
   * Accepts a field that repeats what the path says.
   *
   * @throws BigQueryException {@code invalid} when it says something else
   */
  public static void requireSame(@Nullable String value, String expected, String field) {
    if (value != null && !value.isEmpty() && !value.equals(expected)) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          field,
          "Value "
              + value
              + " in content does not agree with value "
              + expected
              + ". This can happen when a value set through a parameter is inconsistent with a value"
              + " set in the request.");
    }
  }

  private static String orDefault(@Nullable String value, String fallback) {
    return value == null || value.isEmpty() ? fallback : value;
  }
}
