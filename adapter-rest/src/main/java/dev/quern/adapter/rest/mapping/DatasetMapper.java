package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.DatasetJson;
import dev.quern.adapter.rest.wire.DatasetListItemJson;
import dev.quern.adapter.rest.wire.DatasetReferenceJson;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.reference.DatasetReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Datasets between wire and domain. */
@Mapper(uses = Optionals.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface DatasetMapper {

  /** The mapper. */
  DatasetMapper INSTANCE = Mappers.getMapper(DatasetMapper.class);

  /** How far back the rows of datasets can be read that say nothing of it. */
  long DEFAULT_TIME_TRAVEL_HOURS = 168;

  /**
   * A dataset's REST resource.
   *
   * @param maxTimeTravelHours how far back its rows can be read; null to say nothing of it
   */
  @Mapping(target = "kind", constant = "bigquery#dataset")
  @Mapping(target = "etag", source = "dataset.version.etag")
  @Mapping(target = "id", expression = "java(dataset.reference().toString())")
  @Mapping(target = "selfLink", source = "selfLink")
  @Mapping(target = "datasetReference", source = "dataset.reference")
  @Mapping(target = "friendlyName", source = "dataset.properties.friendlyName")
  @Mapping(target = "description", source = "dataset.properties.description")
  @Mapping(target = "defaultTableExpirationMs", source = "dataset.defaults.tableExpirationMs")
  @Mapping(
      target = "defaultPartitionExpirationMs",
      source = "dataset.defaults.partitionExpirationMs")
  @Mapping(target = "labels", expression = "java(Optionals.orNull(dataset.properties().labels()))")
  @Mapping(target = "access", source = "dataset.access")
  @Mapping(target = "creationTime", source = "dataset.version.creationTime")
  @Mapping(target = "lastModifiedTime", source = "dataset.version.lastModifiedTime")
  @Mapping(target = "location", source = "dataset.location")
  @Mapping(target = "type", constant = "DEFAULT")
  @Mapping(target = "defaultCollation", source = "dataset.defaults.collation")
  @Mapping(target = "defaultRoundingMode", source = "dataset.defaults.roundingMode")
  @Mapping(target = "maxTimeTravelHours", source = "maxTimeTravelHours")
  @Mapping(target = "storageBillingModel", source = "dataset.storageBillingModel")
  @Mapping(
      target = "isCaseInsensitive",
      expression = "java(Optionals.orNull(dataset.caseInsensitive()))")
  @Mapping(target = "stored", expression = "java(StoredFields.json(dataset.properties().stored()))")
  DatasetJson toWire(Dataset dataset, String selfLink, @Nullable Long maxTimeTravelHours);

  /** A dataset as lists show it. */
  @Mapping(target = "kind", constant = "bigquery#dataset")
  @Mapping(target = "id", expression = "java(dataset.reference().toString())")
  @Mapping(target = "datasetReference", source = "reference")
  @Mapping(target = "labels", expression = "java(Optionals.orNull(dataset.properties().labels()))")
  @Mapping(target = "friendlyName", source = "properties.friendlyName")
  @Mapping(target = "type", constant = "DEFAULT")
  DatasetListItemJson toListItem(Dataset dataset);

  /** A dataset's name on the wire. */
  default DatasetReferenceJson reference(DatasetReference reference) {
    return References.toWire(reference);
  }

  /** Access entries on the wire. */
  default @Nullable List<JsonNode> access(List<String> entries) {
    return Optionals.orNull(
        entries.stream().map(text -> JsonMapper.shared().readTree(text)).toList());
  }

  /**
   * The dataset that a resource describes.
   *
   * @param location where it lives unless the resource says
   */
  default Dataset toDomain(DatasetJson json, DatasetReference reference, String location) {
    return new Dataset(
        reference,
        Optionals.wrap(json.location()).orElse(location),
        new ResourceProperties(
            Optionals.wrap(json.friendlyName()),
            Optionals.wrap(json.description()),
            Optionals.orEmpty(json.labels()),
            StoredFields.DATASET.texts(json.stored())),
        new Dataset.Defaults(
            Optionals.duration(json.defaultTableExpirationMs()),
            Optionals.duration(json.defaultPartitionExpirationMs()),
            Optional.ofNullable(json.defaultCollation()),
            Optionals.wrap(json.defaultRoundingMode())),
        Optionals.orEmpty(json.access()).stream().map(JsonNode::toString).toList(),
        Optionals.wrap(json.maxTimeTravelHours()),
        Optionals.wrap(json.storageBillingModel()),
        Optionals.isTrue(json.isCaseInsensitive()),
        ResourceVersion.NONE);
  }
}
