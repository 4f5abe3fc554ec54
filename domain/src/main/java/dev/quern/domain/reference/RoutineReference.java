package dev.quern.domain.reference;

/**
 * The full name of a routine. Case matters.
 *
 * @param dataset the dataset that holds the routine
 * @param routineId the routine's id within the dataset
 */
public record RoutineReference(DatasetReference dataset, String routineId)
    implements Comparable<RoutineReference> {

  /** The reference made of its three parts. */
  public static RoutineReference of(String projectId, String datasetId, String routineId) {
    return new RoutineReference(new DatasetReference(projectId, datasetId), routineId);
  }

  /** The project's id. */
  public String projectId() {
    return dataset.projectId();
  }

  /** The dataset's id. */
  public String datasetId() {
    return dataset.datasetId();
  }

  /** {@code project:dataset.routine}, as REST resources and error messages write it. */
  @Override
  public String toString() {
    return dataset + "." + routineId;
  }

  @Override
  public int compareTo(RoutineReference other) {
    int byDataset = dataset.compareTo(other.dataset);
    return byDataset != 0 ? byDataset : routineId.compareTo(other.routineId);
  }
}
