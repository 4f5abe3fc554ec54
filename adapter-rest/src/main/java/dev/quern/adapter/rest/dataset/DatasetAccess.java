package dev.quern.adapter.rest.dataset;

import java.util.List;

/** Who may use a dataset about which its creator said nothing. Source: {@code Dataset.access}. */
final class DatasetAccess {

  private DatasetAccess() {}

  static List<String> defaults(String owner) {
    return List.of(
        "{\"role\":\"WRITER\",\"specialGroup\":\"projectWriters\"}",
        "{\"role\":\"OWNER\",\"specialGroup\":\"projectOwners\"}",
        "{\"role\":\"OWNER\",\"userByEmail\":\"" + owner + "\"}",
        "{\"role\":\"READER\",\"specialGroup\":\"projectReaders\"}");
  }
}
