package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.DestinationPropertiesJson;
import dev.quern.adapter.rest.wire.TimePartitioningJson;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.NewTable;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What jobs write on tables that they make. */
final class NewTables {

  private NewTables() {}

  /**
   * Source: REST type {@code DestinationTableProperties}.
   *
   * @param encryption the key that the table is encrypted with
   * @param partitioning how it is divided
   */
  static NewTable of(
      @Nullable DestinationPropertiesJson json,
      @Nullable JsonNode encryption,
      @Nullable TimePartitioningJson partitioning) {
    Map<String, String> kept =
        encryption == null || encryption.isNull()
            ? Map.of()
            : Map.of("encryptionConfiguration", encryption.toString());
    boolean filtered =
        partitioning != null && Optionals.isTrue(partitioning.requirePartitionFilter());
    return json == null
        ? new NewTable(
            new ResourceProperties(Optional.empty(), Optional.empty(), Map.of(), kept),
            OptionalLong.empty(),
            filtered)
        : new NewTable(
            new ResourceProperties(
                Optionals.wrap(json.friendlyName()),
                Optionals.wrap(json.description()),
                Optionals.orEmpty(json.labels()),
                kept),
            json.expirationTime() == null ? OptionalLong.empty() : time(json.expirationTime()),
            filtered);
  }

  /** Reads an RFC 3339 time, or milliseconds since the epoch. */
  private static OptionalLong time(String text) {
    try {
      return OptionalLong.of(
          text.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Long.parseLong(text)
              : OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | NumberFormatException _) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "expirationTime",
          "Invalid value for expirationTime: " + text + " is not a valid value");
    }
  }
}
