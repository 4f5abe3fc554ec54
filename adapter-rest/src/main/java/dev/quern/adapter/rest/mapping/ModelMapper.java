package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ModelJson;
import dev.quern.adapter.rest.wire.ModelReferenceJson;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.reference.ModelReference;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Models between wire and domain. */
@Mapper(uses = Optionals.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface ModelMapper {

  /** The mapper. */
  ModelMapper INSTANCE = Mappers.getMapper(ModelMapper.class);

  /** A model's REST resource. */
  @Mapping(target = "etag", source = "version.etag")
  @Mapping(target = "modelReference", source = "reference")
  @Mapping(target = "creationTime", source = "version.creationTime")
  @Mapping(target = "lastModifiedTime", source = "version.lastModifiedTime")
  @Mapping(target = "description", source = "properties.description")
  @Mapping(target = "friendlyName", source = "properties.friendlyName")
  @Mapping(target = "labels", expression = "java(Optionals.orNull(model.properties().labels()))")
  @Mapping(target = "stored", expression = "java(StoredFields.json(model.properties().stored()))")
  ModelJson toWire(Model model);

  /** A model's name on the wire. */
  default ModelReferenceJson reference(ModelReference reference) {
    return References.toWire(reference);
  }

  /** A model with what clients may change of it taken from a resource. */
  default Model changed(Model before, ModelJson json) {
    return before.with(
        new ResourceProperties(
            Optionals.wrap(json.friendlyName()),
            Optionals.wrap(json.description()),
            Optionals.orEmpty(json.labels()),
            before.properties().stored()),
        Optionals.wrap(json.expirationTime()));
  }
}
