package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.jobs.object.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts rows and collects what is wrong with bad ones, until there are too many. Safe for use by
 * many threads.
 */
final class BadRows {

  private static final int MAX_TOLD = 100;

  private final String preamble;
  private final String format;
  private final int allowed;
  private final List<BigQueryError> errors = new ArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private long bad;

  /**
   * No rows yet.
   *
   * @param source what is read: {@code data}, or {@code table: } and its name
   * @param format {@code CSV} or {@code JSON}
   * @param allowed how many bad rows are left out
   */
  BadRows(String source, String format, int allowed) {
    this.preamble = "Error while reading " + source + ", error message: ";
    this.format = format;
    this.allowed = allowed;
  }

  void countRows(long count) {
    rows.addAndGet(count);
  }

  /**
   * Takes note of a bad row.
   *
   * @throws BigQueryException when there are more than allowed
   */
  synchronized void add(SourceFile file, BadRowException row) {
    bad++;
    if (errors.size() < MAX_TOLD) {
      errors.add(error(file, preamble + row.detail()));
    }
    if (bad > allowed) {
      throw tooMany(file);
    }
  }

  private BigQueryException tooMany(SourceFile file) {
    List<BigQueryError> all = new ArrayList<>();
    all.add(
        error(
            file,
            preamble
                + format
                + " table encountered too many errors, giving up. Rows: "
                + rows.get()
                + "; errors: "
                + bad
                + ". Please look into the errors[] collection for more details."));
    all.addAll(errors);
    return new BigQueryException(all);
  }

  private static BigQueryError error(SourceFile file, String message) {
    Optional<String> location = file.uri();
    String text = location.map(uri -> message + " File: " + uri).orElse(message);
    return new BigQueryError(ErrorReason.INVALID, text, location, Optional.empty());
  }

  synchronized long count() {
    return bad;
  }

  synchronized List<BigQueryError> errors() {
    return List.copyOf(errors);
  }
}
