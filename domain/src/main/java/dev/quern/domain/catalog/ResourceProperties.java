package dev.quern.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people write on a resource.
 *
 * @param friendlyName a title
 * @param description a text
 * @param labels labels by key
 * @param stored documented fields that Quern keeps and returns but does not act on: field name to
 *     JSON text
 */
public record ResourceProperties(
    Optional<String> friendlyName,
    Optional<String> description,
    Map<String, String> labels,
    Map<String, String> stored) {

  /** Nothing written. */
  public static final ResourceProperties NONE =
      new ResourceProperties(Optional.empty(), Optional.empty(), Map.of(), Map.of());

  public ResourceProperties {
    labels = Map.copyOf(labels);
    stored = Map.copyOf(stored);
  }

  /** The same with another kept field; without it when empty. */
  public ResourceProperties withStored(String name, Optional<String> json) {
    Map<String, String> fields = new HashMap<>(stored);
    fields.remove(name);
    json.ifPresent(text -> fields.put(name, text));
    return new ResourceProperties(friendlyName, description, labels, fields);
  }
}
