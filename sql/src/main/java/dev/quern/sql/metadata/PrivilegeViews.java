package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.DatasetReference;
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
              .text("object_catalog", privilege -> privilege.dataset().projectId())
              .optional("object_schema", Privilege::schema)
              .text("object_name", Privilege::name)
              .text("object_type", Privilege::type)
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

  /** Who has a role on a dataset, or on one of its tables. */
  private record Privilege(
      DatasetReference dataset, Optional<Table> table, String role, String grantee) {

    Optional<String> schema() {
      return table.map(_ -> dataset.datasetId());
    }

    String name() {
      return table.map(found -> found.reference().tableId()).orElse(dataset.datasetId());
    }

    String type() {
      return table
          .map(found ->
              switch (found.definition()) {
                case TableDefinition.Base _, TableDefinition.Snapshot _ -> "TABLE";
                case TableDefinition.View _, TableDefinition.MaterializedView _ -> "VIEW";
                case TableDefinition.External _ -> "EXTERNAL";
              })
          .orElse("SCHEMA");
    }
  }

  private PrivilegeViews() {}

  private static Stream<Privilege> privileges(MetadataRequest request) {
    return Stream.concat(
        request
            .datasets()
            .flatMap(dataset ->
                dataset.access().stream().flatMap(entry -> privilege(dataset, entry).stream())),
        request.tables().flatMap(table -> privileges(request, table)));
  }

  private static Stream<Privilege> privileges(MetadataRequest request, Table table) {
    DatasetReference dataset = table.reference().dataset();
    return request
        .catalog()
        .iamPolicy(dataset, IamPolicy.resource(table.reference()))
        .map(IamPolicy::bindings)
        .orElse(List.of())
        .stream()
        .flatMap(binding ->
            binding.members().stream()
                .map(member -> new Privilege(dataset, Optional.of(table), binding.role(), member)));
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
            role.map(name ->
                new Privilege(
                    dataset.reference(),
                    Optional.empty(),
                    name,
                    kind.getValue() + fields.get(kind.getKey()))));
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
