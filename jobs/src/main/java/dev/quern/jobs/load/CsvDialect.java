package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.jobs.object.SourceFile;
import java.util.List;

/**
 * Guesses what divides the fields of CSV files, and whether quoted ones hold line ends, from their
 * first rows. Source: "Using schema auto-detection", CSV delimiter and CSV new line.
 */
final class CsvDialect {

  private static final int SAMPLE = 500;
  private static final String COMMA = ",";
  private static final List<String> OTHERS = List.of("|", "\t");

  private final SourceFile file;
  private final LoadOptions.Csv options;

  private CsvDialect(SourceFile file, LoadOptions.Csv options) {
    this.file = file;
    this.options = options;
  }

  /** The options with what was guessed in place of what BigQuery assumes. */
  static LoadOptions detect(SourceFile file, LoadOptions options) {
    CsvDialect dialect = new CsvDialect(file, options.csv());
    String delimiter = dialect.delimiter();
    boolean newlines = options.csv().allowQuotedNewlines() || dialect.hasQuotedNewlines(delimiter);
    return options.withCsv(options.csv().dividedBy(delimiter, newlines));
  }

  /** A delimiter that divides all rows alike where a comma does not. */
  private String delimiter() {
    if (!options.fieldDelimiter().equals(COMMA) || width(COMMA) > 1) {
      return options.fieldDelimiter();
    }
    return OTHERS.stream().filter(other -> width(other) > 1).findFirst().orElse(COMMA);
  }

  /** How many fields each of the rows has; 0 when they differ. */
  private int width(String delimiter) {
    int width = 0;
    try (CsvReader reader = open(delimiter, true)) {
      for (int row = 0; row < SAMPLE && reader.next(); row++) {
        if (row > 0 && reader.fieldCount() != width) {
          return 0;
        }
        width = reader.fieldCount();
      }
      return width;
    } catch (BadRowException e) {
      return 0;
    }
  }

  private boolean hasQuotedNewlines(String delimiter) {
    try (CsvReader reader = open(delimiter, true)) {
      for (int row = 0; row < SAMPLE && reader.next(); row++) {
        for (int field = 0; field < reader.fieldCount(); field++) {
          if (reader.isQuoted(field) && holdsLineEnd(reader, field)) {
            return true;
          }
        }
      }
      return false;
    } catch (BadRowException e) {
      return false;
    }
  }

  private static boolean holdsLineEnd(CsvReader reader, int field) {
    for (int i = reader.from(field); i < reader.to(field); i++) {
      if (reader.text()[i] == '\n' || reader.text()[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private CsvReader open(String delimiter, boolean newlines) {
    return new CsvReader(
        CsvTable.open(file, options.encoding()), options.dividedBy(delimiter, newlines));
  }
}
