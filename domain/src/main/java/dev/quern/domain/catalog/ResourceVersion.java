package dev.quern.domain.catalog;

/**
 * When a resource was made and last changed.
 *
 * @param creationTime milliseconds since the epoch
 * @param lastModifiedTime milliseconds since the epoch
 * @param etag changes with every change of the resource
 */
public record ResourceVersion(long creationTime, long lastModifiedTime, String etag) {

  /** What a draft carries before the catalog gives it a version. */
  public static final ResourceVersion NONE = new ResourceVersion(0, 0, "");
}
