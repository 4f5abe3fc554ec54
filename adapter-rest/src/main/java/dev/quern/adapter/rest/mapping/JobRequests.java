package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ClusteringJson;
import dev.quern.adapter.rest.wire.ConnectionPropertyJson;
import dev.quern.adapter.rest.wire.CopyConfigurationJson;
import dev.quern.adapter.rest.wire.DestinationPropertiesJson;
import dev.quern.adapter.rest.wire.ExtractConfigurationJson;
import dev.quern.adapter.rest.wire.JobConfigurationJson;
import dev.quern.adapter.rest.wire.QueryConfigurationJson;
import dev.quern.adapter.rest.wire.RangePartitioningJson;
import dev.quern.adapter.rest.wire.TableReferenceJson;
import dev.quern.adapter.rest.wire.TimePartitioningJson;
import dev.quern.domain.access.Principal;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.CreateDisposition;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.NewTable;
import dev.quern.domain.job.SchemaUpdateOption;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Job configurations from the wire. Source: REST type {@code JobConfiguration}. */
public final class JobRequests {

  /**
   * Who asks, and where.
   *
   * @param projectId the request's project
   * @param location where the job runs
   * @param pinned whether the client named that location
   * @param caller who asks
   */
  public record Surroundings(String projectId, String location, boolean pinned, Principal caller) {}

  private JobRequests() {}

  /**
   * What a configuration asks for.
   *
   * @param upload the file that came with it
   * @throws BigQueryException {@code required} or {@code invalid}
   */
  public static JobTask task(
      JobConfigurationJson json, Surroundings surroundings, Optional<Path> upload) {
    long kinds =
        Stream.of(
                Optional.ofNullable(json.query()),
                Optional.ofNullable(json.load()),
                Optional.ofNullable(json.copy()),
                Optional.ofNullable(json.extract()))
            .filter(Optional::isPresent)
            .count();
    if (kinds != 1) {
      throw invalid(
          "configuration",
          "Job configuration must contain exactly one job-specific configuration object (e.g.,"
              + " query, load, extract, spreadsheetExtract), but there were "
              + kinds
              + ": ");
    }
    if (json.query() != null) {
      return query(json.query(), surroundings, Optionals.isTrue(json.dryRun()));
    }
    if (json.load() != null) {
      return LoadRequests.task(json.load(), surroundings, upload);
    }
    return json.copy() != null
        ? copy(json.copy(), surroundings)
        : extract(References.required(json.extract(), "extract"), surroundings);
  }

  private static JobTask query(
      QueryConfigurationJson json, Surroundings surroundings, boolean dryRun) {
    Unsupported.refuse(json);
    Optional<Destination> destination =
        json.destinationTable() == null
            ? Optional.empty()
            : Optional.of(
                destination(
                    json.destinationTable(),
                    "configuration.query.destinationTable",
                    surroundings,
                    json.createDisposition(),
                    Optional.ofNullable(json.writeDisposition()).orElse("WRITE_EMPTY"),
                    json.schemaUpdateOptions(),
                    json.timePartitioning(),
                    json.rangePartitioning(),
                    json.clustering(),
                    NewTables.of(
                        null, json.destinationEncryptionConfiguration(), json.timePartitioning())));
    return new JobTask.Query(
        new StatementRequest(
            References.required(json.query(), "query"),
            Parameters.toDomain(json.queryParameters()),
            surroundings.projectId(),
            surroundings.location(),
            json.defaultDataset() == null
                ? Optional.empty()
                : Optional.of(
                    References.toDomain(
                        json.defaultDataset(), surroundings.projectId(), "defaultDataset")),
            property(json.connectionProperties(), "time_zone"),
            surroundings.caller(),
            dryRun,
            session(json.connectionProperties(), json.createSession()),
            new StatementRequest.Options(
                Optionals.isTrue(json.useLegacySql()),
                destination.isPresent(),
                surroundings.pinned(),
                ExternalMapper.requested(json.tableDefinitions(), surroundings))),
        destination,
        !Boolean.FALSE.equals(json.useQueryCache()),
        Optionals.wrap(json.maximumBytesBilled()));
  }

  /** The session that a job names or wants. */
  static StatementRequest.SessionChoice session(
      @Nullable List<ConnectionPropertyJson> properties, @Nullable Boolean create) {
    return property(properties, "session_id")
        .<StatementRequest.SessionChoice>map(StatementRequest.SessionChoice.Existing::new)
        .orElseGet(() ->
            Optionals.isTrue(create)
                ? new StatementRequest.SessionChoice.New()
                : new StatementRequest.SessionChoice.None());
  }

  private static Optional<String> property(
      @Nullable List<ConnectionPropertyJson> properties, String key) {
    return Optionals.orEmpty(properties).stream()
        .filter(property -> key.equals(property.key()))
        .flatMap(property -> Stream.ofNullable(property.value()))
        .findFirst();
  }

  private static String delimiter(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return ",";
    }
    return given.equals("\\t") || given.equalsIgnoreCase("tab") ? "\t" : given;
  }

  private static JobTask copy(CopyConfigurationJson json, Surroundings surroundings) {
    List<TableReferenceJson> sources =
        json.sourceTables() != null && !json.sourceTables().isEmpty()
            ? json.sourceTables()
            : List.of(References.required(json.sourceTable(), "configuration.copy.sourceTable"));
    return new JobTask.Copy(
        sources.stream()
            .map(source ->
                References.toDomain(
                    source, surroundings.projectId(), "configuration.copy.sourceTable"))
            .toList(),
        destination(
            json.destinationTable(),
            "configuration.copy.destinationTable",
            surroundings,
            json.createDisposition(),
            Optional.ofNullable(json.writeDisposition()).orElse("WRITE_EMPTY"),
            null,
            null,
            null,
            null,
            NewTables.of(
                new DestinationPropertiesJson(null, null, null, json.destinationExpirationTime()),
                json.destinationEncryptionConfiguration(),
                null)),
        Optionals.wrap(json.operationType()).orElse("COPY"));
  }

  private static JobTask extract(ExtractConfigurationJson json, Surroundings surroundings) {
    requireServed(json.sourceModel() != null, "sourceModel", "extracting models");
    requireServed(json.secureContext() != null, "secureContext", "secure contexts");
    requireServed(
        Optionals.isTrue(json.nativeGeographyExportEnabled()),
        "nativeGeographyExportEnabled",
        "Parquet's own type for GEOGRAPHY");
    TableReference source =
        References.toDomain(
            json.sourceTable(), surroundings.projectId(), "configuration.extract.sourceTable");
    List<String> uris =
        json.destinationUris() != null && !json.destinationUris().isEmpty()
            ? json.destinationUris()
            : List.of(
                References.required(
                    json.destinationUri(), "configuration.extract.destinationUris"));
    return new JobTask.Extract(
        source,
        uris,
        Optionals.wrap(json.destinationFormat()).orElse("CSV"),
        Optionals.wrap(json.compression()).orElse("NONE"),
        delimiter(json.fieldDelimiter()),
        !Boolean.FALSE.equals(json.printHeader()),
        Optionals.isTrue(json.useAvroLogicalTypes()));
  }

  private static void requireServed(boolean asked, String name, String feature) {
    if (asked) {
      throw invalid(
          "configuration.extract." + name,
          "Option " + name + ": " + feature + " is not supported by Quern; see docs/files.md.");
    }
  }

  static Destination destination(
      @Nullable TableReferenceJson table,
      String path,
      Surroundings surroundings,
      @Nullable String create,
      String write,
      @Nullable List<String> schemaUpdates,
      @Nullable TimePartitioningJson time,
      @Nullable RangePartitioningJson range,
      @Nullable ClusteringJson clustering,
      NewTable made) {
    return new Destination(
        References.toDomain(table, surroundings.projectId(), path),
        value(
            CreateDisposition.class,
            create == null ? "CREATE_IF_NEEDED" : create,
            "createDisposition"),
        value(WriteDisposition.class, write, "writeDisposition"),
        java.util.Set.copyOf(
            Optionals.orEmpty(schemaUpdates).stream()
                .map(name -> value(SchemaUpdateOption.class, name, "schemaUpdateOptions"))
                .toList()),
        PartitioningMapper.toDomain(time, range),
        PartitioningMapper.clustering(clustering),
        made);
  }

  private static <E extends Enum<E>> E value(Class<E> type, String name, String field) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw invalid(field, "Invalid value for " + field + ": " + name + " is not a valid value");
  }

  private static BigQueryException invalid(String location, String message) {
    return new BigQueryException(ErrorReason.INVALID, location, message);
  }
}
