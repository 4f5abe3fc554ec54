package dev.quern.catalog.rules;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.Map;
import java.util.regex.Pattern;

/** Which labels BigQuery accepts. Source: "Introduction to labels", requirements. */
public final class Labels {

  private static final int MAX_COUNT = 64;
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  private Labels() {}

  /** Accepts labels, or throws {@code invalid}. */
  public static void require(Map<String, String> labels) {
    if (labels.size() > MAX_COUNT) {
      throw invalid("A resource can have at most 64 labels, but got " + labels.size());
    }
    labels.forEach((key, value) -> {
      if (!KEY.matcher(key).matches()) {
        throw invalid(
            "Invalid label key \""
                + key
                + "\": keys start with a lowercase letter, contain only lowercase letters,"
                + " digits, underscores and dashes, and are at most 63 characters long");
      }
      if (!VALUE.matcher(value).matches()) {
        throw invalid(
            "Invalid value \""
                + value
                + "\" of label \""
                + key
                + "\": values contain only lowercase letters, digits, underscores and dashes,"
                + " and are at most 63 characters long");
      }
    });
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }
}
