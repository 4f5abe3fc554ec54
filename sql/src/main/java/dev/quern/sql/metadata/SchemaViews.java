package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Views of datasets. Source: "SCHEMATA view" and the pages beside it. */
final class SchemaViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          dataset(MetadataView.project("SCHEMATA", MetadataRequest::datasets))
              .none("schema_owner")
              .time("creation_time", dataset -> dataset.version().creationTime())
              .time("last_modified_time", dataset -> dataset.version().lastModifiedTime())
              .text("location", Dataset::location)
              .text("ddl", DdlText::of)
              .optional("default_collation_name", SchemaViews::collation)
              .none("sync_status", ScalarType.JSON)
              .build(),
          MetadataView.<Option>project("SCHEMATA_OPTIONS", SchemaViews::options)
              .text("catalog_name", option -> option.dataset().reference().projectId())
              .text("schema_name", option -> option.dataset().reference().datasetId())
              .text("option_name", option -> option.text().name())
              .text("option_type", option -> option.text().type())
              .text("option_value", option -> option.text().value())
              .build(),
          dataset(MetadataView.project("SCHEMATA_LINKS", _ -> Stream.empty()))
              .none("linked_schema_catalog_number")
              .none("linked_schema_catalog_name", "linked_schema_name")
              .none("linked_schema_creation_time", ScalarType.TIMESTAMP)
              .none("linked_schema_org_display_name", "shared_asset_id", "link_type")
              .build(),
          dataset(MetadataView.project("SCHEMATA_REPLICAS", MetadataRequest::datasets))
              .text("replica_name", Dataset::location)
              .text("location", Dataset::location)
              .bool("replica_primary_assigned", _ -> true)
              .bool("replica_primary_assignment_complete", _ -> true)
              .time("creation_time", dataset -> dataset.version().creationTime())
              .bool("creation_complete", _ -> true)
              .none("replication_time", ScalarType.TIMESTAMP)
              .none("sync_status", ScalarType.JSON)
              .build());

  private record Option(Dataset dataset, OptionText text) {}

  private SchemaViews() {}

  private static MetadataView.Builder<Dataset> dataset(MetadataView.Builder<Dataset> view) {
    return view.text("catalog_name", dataset -> dataset.reference().projectId())
        .text("schema_name", dataset -> dataset.reference().datasetId());
  }

  private static Optional<String> collation(Dataset dataset) {
    return dataset.defaults().collation().filter(collation -> !collation.isEmpty());
  }

  private static Stream<Option> options(MetadataRequest request) {
    return request
        .datasets()
        .flatMap(dataset -> OptionText.of(dataset).stream().map(text -> new Option(dataset, text)));
  }
}
