package dev.quern.domain.job;

import dev.quern.domain.schema.SchemaField;
import java.util.List;
import java.util.Optional;

/**
 * How a load job reads files. Source: REST type {@code JobConfigurationLoad}.
 *
 * @param format {@code CSV}, {@code NEWLINE_DELIMITED_JSON}, {@code PARQUET}, {@code AVRO}, {@code
 *     ORC}
 * @param autodetect whether columns are guessed from the data
 * @param maxBadRecords how many bad rows are left out before the job fails
 * @param ignoreUnknownValues whether values without a column are left out
 * @param logicalTypes whether Avro's logical types count
 * @param hive what the files' folders say
 * @param csv how CSV is read
 */
public record LoadOptions(
    String format,
    boolean autodetect,
    int maxBadRecords,
    boolean ignoreUnknownValues,
    boolean logicalTypes,
    Optional<Hive> hive,
    Csv csv) {

  /**
   * Columns that the files' folders give, {@code key=value}. Source: "Loading externally
   * partitioned data".
   *
   * @param mode {@code AUTO}, {@code STRINGS} or {@code CUSTOM}
   * @param uriPrefix what comes before the first folder that counts
   * @param columns the columns in mode {@code CUSTOM}
   */
  public record Hive(String mode, String uriPrefix, List<SchemaField> columns) {

    public Hive {
      columns = List.copyOf(columns);
    }
  }

  /**
   * How CSV is read.
   *
   * @param fieldDelimiter between values, one character
   * @param quote around values; empty for none
   * @param skipLeadingRows how many lines come before the data; absent when the reader guesses
   * @param nullMarkers texts that stand for NULL
   * @param allowJaggedRows whether missing trailing values are NULL
   * @param allowQuotedNewlines whether quoted values may hold line ends
   * @param encoding {@code UTF-8}, {@code ISO-8859-1}, {@code UTF-16BE}, ...
   * @param preserveAsciiControlCharacters whether NUL and its like are kept
   */
  public record Csv(
      String fieldDelimiter,
      Optional<String> quote,
      Optional<Long> skipLeadingRows,
      List<String> nullMarkers,
      boolean allowJaggedRows,
      boolean allowQuotedNewlines,
      String encoding,
      boolean preserveAsciiControlCharacters) {
    public Csv {
      nullMarkers = List.copyOf(nullMarkers);
    }
  }
}
