package dev.quern.domain.reference;

/**
 * The full name of a dataset. Case matters.
 *
 * @param projectId the project's id
 * @param datasetId the dataset's id within the project
 */
public record DatasetReference(String projectId, String datasetId)
    implements Comparable<DatasetReference> {

  /** A table of this dataset. */
  public TableReference table(String tableId) {
    return new TableReference(this, tableId);
  }

  /** A routine of this dataset. */
  public RoutineReference routine(String routineId) {
    return new RoutineReference(this, routineId);
  }

  /** {@code project:dataset}, as REST resources and error messages write it. */
  @Override
  public String toString() {
    return projectId + ":" + datasetId;
  }

  @Override
  public int compareTo(DatasetReference other) {
    int byProject = projectId.compareTo(other.projectId);
    return byProject != 0 ? byProject : datasetId.compareTo(other.datasetId);
  }
}
