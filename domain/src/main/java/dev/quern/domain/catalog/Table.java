package dev.quern.domain.catalog;

import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table, view, materialized view, external table or snapshot.
 *
 * @param reference its name
 * @param schema its columns
 * @param definition its kind
 * @param properties title, description, labels
 * @param location where it lives, that of its dataset
 * @param expirationTime when it is deleted, milliseconds since the epoch
 * @param defaultCollation collation of new STRING columns
 * @param defaultRoundingMode rounding mode of new NUMERIC columns
 * @param version times and etag
 */
public record Table(
    TableReference reference,
    TableSchema schema,
    TableDefinition definition,
    ResourceProperties properties,
    String location,
    OptionalLong expirationTime,
    Optional<String> defaultCollation,
    Optional<String> defaultRoundingMode,
    ResourceVersion version) {

  /** The kept field of a clone that tells what it was made of. */
  public static final String CLONE_DEFINITION = "cloneDefinition";

  /** The storage of a table that holds rows; empty for views and external tables. */
  public Optional<PhysicalTable> storage() {
    return switch (definition) {
      case TableDefinition.Base base -> Optional.of(base.storage());
      case TableDefinition.Snapshot snapshot -> Optional.of(snapshot.storage());
      case TableDefinition.MaterializedView view -> view.storage();
      case TableDefinition.View _, TableDefinition.External _ -> Optional.empty();
    };
  }

  /** How its rows are divided. */
  public Optional<Partitioning> partitioning() {
    return switch (definition) {
      case TableDefinition.Base base -> base.partitioning();
      case TableDefinition.Snapshot snapshot -> snapshot.partitioning();
      case TableDefinition.MaterializedView _, TableDefinition.View _, TableDefinition.External _ ->
          Optional.empty();
    };
  }

  /** The same with another schema. */
  public Table withSchema(TableSchema value) {
    return with(value, definition, properties, expirationTime);
  }

  /** The same with another definition. */
  public Table withDefinition(TableDefinition value) {
    return with(schema, value, properties, expirationTime);
  }

  /** The same with other properties. */
  public Table withProperties(ResourceProperties value) {
    return with(schema, definition, value, expirationTime);
  }

  /** The same with another expiration. */
  public Table withExpirationTime(OptionalLong value) {
    return with(schema, definition, properties, value);
  }

  /** The same under another name. */
  public Table withReference(TableReference value) {
    return with(value, defaultCollation, defaultRoundingMode, version);
  }

  /** The same with another version. */
  public Table withVersion(ResourceVersion value) {
    return with(reference, defaultCollation, defaultRoundingMode, value);
  }

  /** The same with another default collation. */
  public Table withDefaultCollation(Optional<String> value) {
    return with(reference, value, defaultRoundingMode, version);
  }

  /** The same with another default rounding mode. */
  public Table withDefaultRoundingMode(Optional<String> value) {
    return with(reference, defaultCollation, value, version);
  }

  private Table with(
      TableSchema newSchema,
      TableDefinition newDefinition,
      ResourceProperties newProperties,
      OptionalLong newExpirationTime) {
    return new Table(
        reference,
        newSchema,
        newDefinition,
        newProperties,
        location,
        newExpirationTime,
        defaultCollation,
        defaultRoundingMode,
        version);
  }

  private Table with(
      TableReference newReference,
      Optional<String> newCollation,
      Optional<String> newRoundingMode,
      ResourceVersion newVersion) {
    return new Table(
        newReference,
        schema,
        definition,
        properties,
        location,
        expirationTime,
        newCollation,
        newRoundingMode,
        newVersion);
  }
}
