package dev.quern.bootstrap;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.jobs.value.WellKnownText;
import dev.quern.storage.vector.VectorValues.GeographyText;

/** Well-known text of GEOGRAPHY values in the Storage APIs. */
final class GeographyForms implements GeographyText {

  @Override
  public byte[] toBinary(String text) {
    throw new BigQueryException(
        ErrorReason.NOT_IMPLEMENTED,
        "Writing GEOGRAPHY through the Storage Write API is not supported; see docs/limits.md.");
  }

  @Override
  public String toText(byte[] binary) {
    return WellKnownText.of(binary);
  }
}
