package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ArgumentJson;
import dev.quern.adapter.rest.wire.RoutineJson;
import dev.quern.adapter.rest.wire.RoutineReferenceJson;
import dev.quern.adapter.rest.wire.TableTypeJson;
import dev.quern.adapter.rest.wire.TypeJson;
import dev.quern.adapter.rest.wire.TypedFieldJson;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Routines between wire and domain. */
@Mapper(uses = Optionals.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface RoutineMapper {

  /** The mapper. */
  RoutineMapper INSTANCE = Mappers.getMapper(RoutineMapper.class);

  /** A routine's REST resource. */
  @Mapping(target = "etag", source = "version.etag")
  @Mapping(target = "routineReference", source = "reference")
  @Mapping(target = "routineType", source = "kind")
  @Mapping(target = "creationTime", source = "version.creationTime")
  @Mapping(target = "lastModifiedTime", source = "version.lastModifiedTime")
  @Mapping(target = "arguments", expression = "java(arguments(routine))")
  @Mapping(target = "returnType", expression = "java(type(routine.returnType()))")
  @Mapping(target = "returnTableType", expression = "java(tableType(routine))")
  @Mapping(target = "definitionBody", source = "body")
  @Mapping(target = "description", source = "properties.description")
  @Mapping(target = "stored", expression = "java(StoredFields.json(routine.properties().stored()))")
  RoutineJson toWire(Routine routine);

  /** A routine's name on the wire. */
  default RoutineReferenceJson reference(RoutineReference reference) {
    return References.toWire(reference);
  }

  /** A type on the wire, or null. */
  default @Nullable TypeJson type(Optional<SqlType> type) {
    return type.map(TypeMapper::toWire).orElse(null);
  }

  /** A routine's parameters on the wire, or null. */
  default @Nullable List<ArgumentJson> arguments(Routine routine) {
    boolean procedure = routine.kind() == Routine.Kind.PROCEDURE;
    return Optionals.orNull(
        routine.arguments().stream()
            .map(argument ->
                new ArgumentJson(
                    argument.name(),
                    argument.kind() == Routine.ArgumentKind.FIXED_TYPE
                        ? null
                        : argument.kind().name(),
                    procedure ? argument.mode().name() : null,
                    type(argument.type()),
                    routine.kind() == Routine.Kind.AGGREGATE_FUNCTION
                        ? Boolean.valueOf(argument.aggregate())
                        : null))
            .toList());
  }

  /** The columns of a table function's result on the wire, or null. */
  default @Nullable TableTypeJson tableType(Routine routine) {
    return routine.returnColumns().isEmpty()
        ? null
        : new TableTypeJson(
            routine.returnColumns().stream()
                .map(column -> new TypedFieldJson(column.name(), type(column.type())))
                .toList());
  }

  /** What would run a routine somewhere else. */
  Set<String> UNSUPPORTED = Set.of("remoteFunctionOptions", "sparkOptions");

  /** The routine that a resource describes. */
  default Routine toDomain(RoutineJson json, RoutineReference reference) {
    Unsupported.refuse(json.stored(), UNSUPPORTED, "routine");
    return new Routine(
        reference,
        value(
            Routine.Kind.class,
            References.required(json.routineType(), "routineType"),
            "routineType"),
        Optionals.wrap(json.language()).orElse("SQL"),
        Optionals.orEmpty(json.arguments()).stream().map(this::argument).toList(),
        Optional.ofNullable(json.returnType()).map(t -> TypeMapper.toDomain(t, "returnType")),
        json.returnTableType() == null
            ? List.of()
            : Optionals.orEmpty(json.returnTableType().columns()).stream()
                .map(this::column)
                .toList(),
        References.required(json.definitionBody(), "definitionBody"),
        new ResourceProperties(
            Optional.empty(),
            Optionals.wrap(json.description()),
            Map.of(),
            StoredFields.ROUTINE.texts(json.stored())),
        ResourceVersion.NONE);
  }

  private Routine.Argument argument(ArgumentJson json) {
    Routine.ArgumentKind kind =
        json.argumentKind() == null || json.argumentKind().equals("ARGUMENT_KIND_UNSPECIFIED")
            ? Routine.ArgumentKind.FIXED_TYPE
            : value(Routine.ArgumentKind.class, json.argumentKind(), "arguments.argumentKind");
    boolean typed =
        kind == Routine.ArgumentKind.FIXED_TYPE || kind == Routine.ArgumentKind.FIXED_TABLE;
    return new Routine.Argument(
        json.name() == null ? "" : json.name(),
        kind,
        typed
            ? Optional.of(
                TypeMapper.toDomain(
                    References.required(json.dataType(), "arguments.dataType"),
                    "arguments.dataType"))
            : Optional.empty(),
        json.mode() == null || json.mode().equals("MODE_UNSPECIFIED")
            ? Routine.Mode.IN
            : value(Routine.Mode.class, json.mode(), "arguments.mode"),
        !Boolean.FALSE.equals(json.isAggregate()));
  }

  private Routine.Argument column(TypedFieldJson json) {
    return Routine.Argument.of(
        References.required(json.name(), "returnTableType.columns.name"),
        Optional.ofNullable(json.type())
            .map(type -> TypeMapper.toDomain(type, "returnTableType.columns.type")),
        Routine.Mode.IN,
        false);
  }

  private static <E extends Enum<E>> E value(Class<E> type, String name, String field) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new BigQueryException(
        ErrorReason.INVALID,
        field,
        "Invalid value for " + field + ": " + name + " is not a valid value");
  }
}
