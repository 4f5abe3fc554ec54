package dev.quern.catalog.rules;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What BigQuery demands of a dataset. Source: REST resource {@code datasets}. */
public final class DatasetRules {

  private static final long MIN_EXPIRATION_MS = 3_600_000;
  private static final Set<String> BILLING_MODELS =
      Set.of("LOGICAL", "PHYSICAL", "STORAGE_BILLING_MODEL_UNSPECIFIED");

  private DatasetRules() {}

  /** Accepts a dataset, or throws {@code invalid}. */
  public static void require(Dataset dataset) {
    Identifiers.requireProject(dataset.reference().projectId());
    Identifiers.requireDataset(dataset.reference().datasetId());
    Labels.require(dataset.properties().labels());
    OptionalLong expiration = dataset.defaults().tableExpirationMs();
    if (expiration.isPresent() && expiration.getAsLong() < MIN_EXPIRATION_MS) {
      throw invalid(
          "Invalid value for defaultTableExpirationMs: "
              + expiration.getAsLong()
              + ". The minimum value is "
              + MIN_EXPIRATION_MS
              + " milliseconds (one hour).");
    }
    long hours = dataset.maxTimeTravelHours().orElse(168);
    if (hours < 48 || hours > 168 || hours % 24 != 0) {
      throw invalid(
          "Invalid value for maxTimeTravelHours: "
              + hours
              + ". The value must be a multiple of 24 between 48 and 168.");
    }
    Optional<String> model = dataset.storageBillingModel();
    if (model.isPresent() && !BILLING_MODELS.contains(model.get())) {
      throw invalid(
          "Invalid value for storageBillingModel: " + model.get() + " is not a valid value");
    }
    collation(dataset.defaults().collation());
    roundingMode(dataset.defaults().roundingMode());
  }

  static void collation(Optional<String> collation) {
    collation
        .filter(value -> !value.isEmpty() && !value.equals("und:ci"))
        .ifPresent(value -> {
          throw invalid("Collation specification is invalid: " + value);
        });
  }

  static void roundingMode(Optional<String> mode) {
    mode.filter(value ->
            !Set.of("ROUNDING_MODE_UNSPECIFIED", "ROUND_HALF_AWAY_FROM_ZERO", "ROUND_HALF_EVEN")
                .contains(value))
        .ifPresent(value -> {
          throw invalid("Invalid value for roundingMode: " + value + " is not a valid value");
        });
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }
}
