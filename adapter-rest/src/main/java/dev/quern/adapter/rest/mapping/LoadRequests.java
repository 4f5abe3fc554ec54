package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.LoadConfigurationJson;
import dev.quern.catalog.rules.WireTypes;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.FileOptions;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.LoadSource;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.load.OptionTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Load jobs from the wire. Source: REST type {@code JobConfigurationLoad}. */
final class LoadRequests {

  private LoadRequests() {}

  static JobTask task(
      LoadConfigurationJson json, JobRequests.Surroundings surroundings, Optional<Path> upload) {
    Destination destination =
        JobRequests.destination(
            json.destinationTable(),
            "configuration.load.destinationTable",
            surroundings,
            json.createDisposition(),
            Optional.ofNullable(json.writeDisposition()).orElse("WRITE_APPEND"),
            json.schemaUpdateOptions(),
            json.timePartitioning(),
            json.rangePartitioning(),
            json.clustering(),
            NewTables.of(
                json.destinationTableProperties(),
                json.destinationEncryptionConfiguration(),
                json.timePartitioning()));
    List<String> uris = Optionals.orEmpty(json.sourceUris());
    if (upload.isEmpty() && uris.isEmpty()) {
      throw new BigQueryException(
          ErrorReason.REQUIRED, "Load configuration must specify at least one source URI");
    }
    LoadSource source =
        upload.<LoadSource>map(LoadSource.Upload::new).orElseGet(() -> new LoadSource.Uris(uris));
    ObjectNode tree = JsonMapper.shared().valueToTree(json);
    return new JobTask.Load(
        source,
        destination,
        schema(json).filter(schema -> !schema.fields().isEmpty()),
        FileOptions.read(new OptionTree(tree)),
        JobRequests.session(json.connectionProperties(), json.createSession()));
  }

  private static Optional<TableSchema> schema(LoadConfigurationJson json) {
    return json.schema() == null
        ? Optional.ofNullable(json.schemaInline()).map(LoadRequests::inline)
        : Optional.of(SchemaMapper.toDomain(json.schema()));
  }

  /** Reads {@code name:TYPE, name:TYPE}. */
  private static TableSchema inline(String text) {
    List<SchemaField> fields = new ArrayList<>();
    for (String part : text.split(",")) {
      String[] pair = part.strip().split(":", 2);
      String type = pair.length == 2 ? pair[1].strip() : "STRING";
      fields.add(
          WireTypes.scalar(type)
              .map(scalar -> SchemaField.scalar(pair[0].strip(), scalar, FieldMode.NULLABLE))
              .orElseThrow(() ->
                  new BigQueryException(
                      ErrorReason.INVALID,
                      "configuration.load.schemaInline",
                      "Invalid value for type: " + type + " is not a valid value")));
    }
    return new TableSchema(fields);
  }
}
