package dev.quern.domain.catalog;

import dev.quern.domain.reference.DatasetReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dataset.
 *
 * @param reference its name
 * @param location where it lives, for example {@code US}
 * @param properties title, description, labels
 * @param defaults what its new tables inherit
 * @param access access entries as JSON texts of the REST type {@code Dataset.access}
 * @param maxTimeTravelHours how long history is kept, 48 to 168 hours
 * @param storageBillingModel {@code LOGICAL} or {@code PHYSICAL}
 * @param caseInsensitive whether table names are matched without regard to case
 * @param version times and etag
 */
public record Dataset(
    DatasetReference reference,
    String location,
    ResourceProperties properties,
    Defaults defaults,
    List<String> access,
    OptionalLong maxTimeTravelHours,
    Optional<String> storageBillingModel,
    boolean caseInsensitive,
    ResourceVersion version) {

  public Dataset {
    access = List.copyOf(access);
  }

  /** The same with other access entries. */
  public Dataset withAccess(List<String> value) {
    return new Dataset(
        reference,
        location,
        properties,
        defaults,
        value,
        maxTimeTravelHours,
        storageBillingModel,
        caseInsensitive,
        version);
  }

  /** The same with another version. */
  public Dataset withVersion(ResourceVersion value) {
    return new Dataset(
        reference,
        location,
        properties,
        defaults,
        access,
        maxTimeTravelHours,
        storageBillingModel,
        caseInsensitive,
        value);
  }

  /** The same with other properties. */
  public Dataset withProperties(ResourceProperties value) {
    return new Dataset(
        reference,
        location,
        value,
        defaults,
        access,
        maxTimeTravelHours,
        storageBillingModel,
        caseInsensitive,
        version);
  }

  /** The same with another location. */
  public Dataset withLocation(String value) {
    return new Dataset(
        reference,
        value,
        properties,
        defaults,
        access,
        maxTimeTravelHours,
        storageBillingModel,
        caseInsensitive,
        version);
  }

  /** The same with other defaults. */
  public Dataset withDefaults(Defaults value) {
    return new Dataset(
        reference,
        location,
        properties,
        value,
        access,
        maxTimeTravelHours,
        storageBillingModel,
        caseInsensitive,
        version);
  }

  /** The same with another time travel window. */
  public Dataset withMaxTimeTravelHours(OptionalLong value) {
    return new Dataset(
        reference,
        location,
        properties,
        defaults,
        access,
        value,
        storageBillingModel,
        caseInsensitive,
        version);
  }

  /** The same with another billing model. */
  public Dataset withStorageBillingModel(Optional<String> value) {
    return new Dataset(
        reference,
        location,
        properties,
        defaults,
        access,
        maxTimeTravelHours,
        value,
        caseInsensitive,
        version);
  }

  /** The same with table names matched without regard to case, or with. */
  public Dataset withCaseInsensitive(boolean value) {
    return new Dataset(
        reference,
        location,
        properties,
        defaults,
        access,
        maxTimeTravelHours,
        storageBillingModel,
        value,
        version);
  }

  /**
   * What new tables of a dataset inherit.
   *
   * @param tableExpirationMs lifetime of tables, milliseconds
   * @param partitionExpirationMs lifetime of partitions, milliseconds
   * @param collation default collation of STRING columns
   * @param roundingMode default rounding mode of NUMERIC columns
   */
  public record Defaults(
      OptionalLong tableExpirationMs,
      OptionalLong partitionExpirationMs,
      Optional<String> collation,
      Optional<String> roundingMode) {

    /** No defaults. */
    public static final Defaults NONE =
        new Defaults(
            OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
  }
}
