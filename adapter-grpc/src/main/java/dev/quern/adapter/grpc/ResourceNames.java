package dev.quern.adapter.grpc;

import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.reference.TableReference;
import dev.quern.streaming.StreamingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of resources in requests. */
final class ResourceNames {

  private static final Pattern PROJECT = Pattern.compile("projects/([^/]+)");
  private static final Pattern TABLE =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)");

  private ResourceNames() {}

  /** The id in {@code projects/{project}}. */
  static String project(String name) {
    return match(PROJECT, name, "projects/{project}").group(1);
  }

  /** The table of {@code projects/{project}/datasets/{dataset}/tables/{table}}. */
  static TableReference table(String name) {
    Matcher matcher = match(TABLE, name, "projects/{project}/datasets/{dataset}/tables/{table}");
    return TableReference.of(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  private static Matcher match(Pattern pattern, String name, String form) {
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "Invalid resource name '" + name + "'; it must have the form '" + form + "'");
    }
    return matcher;
  }
}
