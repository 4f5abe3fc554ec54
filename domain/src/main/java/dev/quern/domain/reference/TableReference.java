package dev.quern.domain.reference;

/**
 * The full name of a table. Case matters.
 *
 * @param dataset the dataset that holds the table
 * @param tableId the table's id within the dataset
 */
public record TableReference(DatasetReference dataset, String tableId)
    implements Comparable<TableReference> {

  /** The reference made of its three parts. */
  public static TableReference of(String projectId, String datasetId, String tableId) {
    return new TableReference(new DatasetReference(projectId, datasetId), tableId);
  }

  /** The project's id. */
  public String projectId() {
    return dataset.projectId();
  }

  /** The dataset's id. */
  public String datasetId() {
    return dataset.datasetId();
  }

  /** {@code project:dataset.table}, as REST resources and error messages write it. */
  @Override
  public String toString() {
    return dataset + "." + tableId;
  }

  @Override
  public int compareTo(TableReference other) {
    int byDataset = dataset.compareTo(other.dataset);
    return byDataset != 0 ? byDataset : tableId.compareTo(other.tableId);
  }
}
