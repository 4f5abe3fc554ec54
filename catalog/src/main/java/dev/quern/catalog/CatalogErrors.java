package dev.quern.catalog;

import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;

/** What can be wrong with a resource's name or presence, in BigQuery's words. */
public final class CatalogErrors {

  private CatalogErrors() {}

  /** No such dataset. */
  public static BigQueryException notFound(DatasetReference reference) {
    return new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Dataset " + reference);
  }

  /** No such table. */
  public static BigQueryException notFound(TableReference reference) {
    return new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Table " + reference);
  }

  /** No such routine. */
  public static BigQueryException notFound(RoutineReference reference) {
    return new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Routine " + reference);
  }

  /** No such model. */
  public static BigQueryException notFound(ModelReference reference) {
    return new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Model " + reference);
  }

  static BigQueryException duplicate(DatasetReference reference) {
    return new BigQueryException(ErrorReason.DUPLICATE, "Already Exists: Dataset " + reference);
  }

  /** A view or the like where only a table with rows will do. */
  public static BigQueryException notAllowed(Table table) {
    return new BigQueryException(
        ErrorReason.INVALID,
        table.reference()
            + " is not allowed for this operation because it is currently a "
            + table.definition().wireType()
            + ".");
  }

  /** There is a table of this name. */
  public static BigQueryException duplicate(TableReference reference) {
    return new BigQueryException(ErrorReason.DUPLICATE, "Already Exists: Table " + reference);
  }

  static BigQueryException duplicate(RoutineReference reference) {
    return new BigQueryException(ErrorReason.DUPLICATE, "Already Exists: Routine " + reference);
  }

  static BigQueryException duplicate(ModelReference reference) {
    return new BigQueryException(ErrorReason.DUPLICATE, "Already Exists: Model " + reference);
  }

  /** No such row access policy. */
  public static BigQueryException policyNotFound(TableReference table, String policyId) {
    return new BigQueryException(
        ErrorReason.NOT_FOUND,
        "Not found: Row access policy %s on table %s".formatted(policyId, table));
  }

  static BigQueryException duplicate(RowAccessPolicy policy) {
    return new BigQueryException(
        ErrorReason.DUPLICATE,
        "Already Exists: Row access policy %s on table %s"
            .formatted(policy.policyId(), policy.table()));
  }

  static BigQueryException inUse(DatasetReference reference) {
    return new BigQueryException(
        ErrorReason.RESOURCE_IN_USE, "Dataset " + reference + " is still in use");
  }
}
