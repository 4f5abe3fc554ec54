package dev.quern.jobs.object;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where {@code gs://} objects are. */
public interface ObjectStore {

  /**
   * The objects that a URI names, in order of their names; its {@code *} stands for any text.
   *
   * @throws BigQueryException when the URI is none of Cloud Storage
   */
  List<SourceFile> find(ObjectName pattern);

  /**
   * Makes sure that there is a bucket to write an object to.
   *
   * @throws BigQueryException {@code notFound} when there is none
   */
  void requireBucket(ObjectName name);

  /** Makes an object of a file's content, in the place of one that is there. */
  void write(ObjectName name, Path content);

  /** Removes an object. */
  void delete(ObjectName name);

  /** The objects that URIs name; {@code notFound} when there is none for one of them. */
  default List<SourceFile> require(List<String> uris) {
    List<SourceFile> files = new ArrayList<>();
    for (String uri : uris) {
      List<SourceFile> found = find(ObjectName.parse(uri));
      if (found.isEmpty()) {
        throw new BigQueryException(ErrorReason.NOT_FOUND, "Not found: URI " + uri);
      }
      files.addAll(found);
    }
    return files;
  }

  /**
   * The name of an object, or a pattern of names.
   *
   * @param bucket the bucket
   * @param object the name in the bucket, which may hold one {@code *}
   */
  record ObjectName(String bucket, String object) {

    private static final String SCHEME = "gs://";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

    /** Reads {@code gs://bucket/object}. */
    public static ObjectName parse(String uri) {
      if (!uri.startsWith(SCHEME)) {
        throw new BigQueryException(
            ErrorReason.INVALID, "Source URI must be a Google Cloud Storage location: " + uri);
      }
      int slash = uri.indexOf('/', SCHEME.length());
      if (slash < 0 || slash == uri.length() - 1) {
        throw new BigQueryException(
            ErrorReason.INVALID, "Not a valid Google Cloud Storage URI: " + uri);
      }
      ObjectName name =
          new ObjectName(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
      if (!BUCKET.matcher(name.bucket).matches()) {
        throw new BigQueryException(ErrorReason.INVALID, "Invalid bucket name in URI: " + uri);
      }
      if (name.object.indexOf('*') != name.object.lastIndexOf('*')) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Source URI must not contain more than one wildcard character: " + uri);
      }
      return name;
    }

    /** What is wrong when there is no such bucket. */
    BigQueryException noBucket() {
      return new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Bucket " + bucket);
    }

    /** Whether it stands for many objects. */
    public boolean isPattern() {
      return object.contains("*");
    }

    /** What the names it stands for begin with. */
    String prefix() {
      return isPattern() ? object.substring(0, object.indexOf('*')) : object;
    }

    /** Whether it stands for an object of its bucket. */
    boolean matches(String name) {
      if (!isPattern()) {
        return name.equals(object);
      }
      String suffix = object.substring(object.indexOf('*') + 1);
      return name.length() >= prefix().length() + suffix.length()
          && name.startsWith(prefix())
          && name.endsWith(suffix);
    }

    /** The same with a text for its {@code *}. */
    public ObjectName filled(String text) {
      return new ObjectName(bucket, object.replace("*", text));
    }

    /** {@code gs://bucket/object} */
    @Override
    public String toString() {
      return SCHEME + bucket + "/" + object;
    }
  }
}
