package dev.quern.domain.reference;

/**
 * The full name of a model. Case matters.
 *
 * @param dataset the dataset that holds the model
 * @param modelId the model's id within the dataset
 */
public record ModelReference(DatasetReference dataset, String modelId)
    implements Comparable<ModelReference> {

  /** The reference made of its three parts. */
  public static ModelReference of(String projectId, String datasetId, String modelId) {
    return new ModelReference(new DatasetReference(projectId, datasetId), modelId);
  }

  /** The project's id. */
  public String projectId() {
    return dataset.projectId();
  }

  /** The dataset's id. */
  public String datasetId() {
    return dataset.datasetId();
  }

  /** {@code project:dataset.model}, as REST resources and error messages write it. */
  @Override
  public String toString() {
    return dataset + "." + modelId;
  }

  @Override
  public int compareTo(ModelReference other) {
    int byDataset = dataset.compareTo(other.dataset);
    return byDataset != 0 ? byDataset : modelId.compareTo(other.modelId);
  }
}
