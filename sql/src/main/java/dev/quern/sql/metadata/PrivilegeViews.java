package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The view of who may do what. Source: "OBJECT_PRIVILEGES view". */
final class PrivilegeViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          MetadataView.<Privilege>project("OBJECT_PRIVILEGES", PrivilegeViews::privileges)
              .text("object_catalog", privilege -> privilege.dataset().reference().projectId())
              .none("object_schema")
              .text("object_name", privilege -> privilege.dataset().reference().datasetId())
              .text("object_type", _ -> "SCHEMA")
              .text("privilege_type", Privilege::role)
              .text("grantee", Privilege::grantee)
              .build());

  /** A text field of an access entry; entries of views and routines have none of a role. */
  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** How grantees begin, by the field of the entry that names them. */
  private static final Map<String, String> GRANTEES =
      Map.of(
          "userByEmail", "user:",
          "groupByEmail", "group:",
          "domain", "domain:",
          "specialGroup", "",
          "iamMember", "");

  private record Privilege(Dataset dataset, String role, String grantee) {}

  private PrivilegeViews() {}

  private static Stream<Privilege> privileges(MetadataRequest request) {
    return request
        .datasets()
        .flatMap(dataset ->
            dataset.access().stream().flatMap(entry -> privilege(dataset, entry).stream()));
  }

  private static Optional<Privilege> privilege(Dataset dataset, String entry) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(entry);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    Optional<String> role = Optional.ofNullable(fields.get("role")).map(PrivilegeViews::role);
    return GRANTEES.entrySet().stream()
        .filter(kind -> fields.containsKey(kind.getKey()))
        .findFirst()
        .flatMap(kind ->
            role.map(
                name -> new Privilege(dataset, name, kind.getValue() + fields.get(kind.getKey()))));
  }

  private static String role(String role) {
    return switch (role) {
      case "OWNER" -> "roles/bigquery.dataOwner";
      case "WRITER" -> "roles/bigquery.dataEditor";
      case "READER" -> "roles/bigquery.dataViewer";
      default -> role;
    };
  }
}
