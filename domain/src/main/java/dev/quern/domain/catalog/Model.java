package dev.quern.domain.catalog;

import dev.quern.domain.reference.ModelReference;
import java.util.OptionalLong;

/**
 * The metadata of a machine-learning model.
 *
 * @param reference its name
 * @param modelType {@code LINEAR_REGRESSION}, {@code KMEANS}, ...
 * @param location where it lives, that of its dataset
 * @param expirationTime when it is deleted, milliseconds since the epoch
 * @param properties title, description, labels and fields kept as they are
 * @param version times and etag
 */
public record Model(
    ModelReference reference,
    String modelType,
    String location,
    OptionalLong expirationTime,
    ResourceProperties properties,
    ResourceVersion version) {

  /** The same with other properties and another expiration. */
  public Model with(ResourceProperties newProperties, OptionalLong newExpirationTime) {
    return new Model(reference, modelType, location, newExpirationTime, newProperties, version);
  }

  /** The same with another version. */
  public Model withVersion(ResourceVersion value) {
    return new Model(reference, modelType, location, expirationTime, properties, value);
  }
}
