package dev.quern.domain.job;

import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.Optional;

/**
 * How files are read, by load jobs and as external tables. Sources: REST types {@code
 * JobConfigurationLoad} and {@code ExternalDataConfiguration}; {@link FileOptions} reads them.
 *
 * @param format {@code CSV}, {@code NEWLINE_DELIMITED_JSON}, {@code PARQUET}, {@code AVRO}, {@code
 *     ORC}
 * @param autodetect whether columns are guessed from the data
 * @param maxBadRecords how many bad rows are left out before the job fails
 * @param ignoreUnknownValues whether values without a column are left out
 * @param manifest whether the URIs name lists of files
 * @param geoJson whether lines of JSON are GeoJSON features
 * @param hive what the files' folders say
 * @param csv how CSV is read
 * @param times how dates and times are written in CSV and JSON
 * @param columns which columns files that describe themselves give
 */
public record LoadOptions(
    String format,
    boolean autodetect,
    int maxBadRecords,
    boolean ignoreUnknownValues,
    boolean manifest,
    boolean geoJson,
    Optional<Hive> hive,
    Csv csv,
    Times times,
    Columns columns) {

  /** The same with CSV read in another way. */
  public LoadOptions withCsv(Csv value) {
    return new LoadOptions(
        format,
        autodetect,
        maxBadRecords,
        ignoreUnknownValues,
        manifest,
        geoJson,
        hive,
        value,
        times,
        columns);
  }

  /**
   * Columns that the files' folders give, {@code key=value}. Source: "Loading externally
   * partitioned data".
   *
   * @param mode {@code AUTO}, {@code STRINGS} or {@code CUSTOM}
   * @param uriPrefix what comes before the first folder that counts; in mode {@code CUSTOM} with
   *     {@code {key:TYPE}} behind it
   */
  public record Hive(String mode, String uriPrefix) {}

  /** How the fields of CSV find their columns. */
  public enum ColumnMatch {
    POSITION,
    NAME
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
   * @param encoding {@code UTF-8}, {@code ISO-8859-1}, {@code UTF-16BE}, ...; of JSON too
   * @param preserveAsciiControlCharacters whether NUL and its like are kept
   * @param columnMatch how fields find their columns
   */
  public record Csv(
      String fieldDelimiter,
      Optional<String> quote,
      Optional<Long> skipLeadingRows,
      List<String> nullMarkers,
      boolean allowJaggedRows,
      boolean allowQuotedNewlines,
      String encoding,
      boolean preserveAsciiControlCharacters,
      ColumnMatch columnMatch) {
    public Csv {
      nullMarkers = List.copyOf(nullMarkers);
    }

    /** The same with another delimiter and other rules for line ends. */
    public Csv dividedBy(String delimiter, boolean quotedNewlines) {
      return new Csv(
          delimiter,
          quote,
          skipLeadingRows,
          nullMarkers,
          allowJaggedRows,
          quotedNewlines,
          encoding,
          preserveAsciiControlCharacters,
          columnMatch);
    }
  }

  /**
   * How dates and times are written; a form that is absent is the one of GoogleSQL.
   *
   * @param timeZone the zone of times without one
   * @param date the form of a DATE, in format elements
   * @param datetime the form of a DATETIME
   * @param time the form of a TIME
   * @param timestamp the form of a TIMESTAMP
   */
  public record Times(
      String timeZone,
      Optional<String> date,
      Optional<String> datetime,
      Optional<String> time,
      Optional<String> timestamp) {

    /** GoogleSQL's forms, in UTC. */
    public static final Times STANDARD =
        new Times("UTC", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** How names in files become names of columns. Source: "columnNameCharacterMap". */
  public enum NameRule {
    STRICT,
    V1,
    V2
  }

  /**
   * Which columns files that describe themselves give.
   *
   * @param logicalTypes whether Avro's logical types count
   * @param decimalTargets the types that decimals may become
   * @param enumAsString whether Parquet's enumerations are STRING rather than BYTES
   * @param listInference whether Parquet's lists become arrays rather than records
   * @param mapsAsArrays whether maps become arrays rather than records
   * @param referenceFile the file whose columns count
   * @param names how names become names of columns
   */
  public record Columns(
      boolean logicalTypes,
      List<ScalarType> decimalTargets,
      boolean enumAsString,
      boolean listInference,
      boolean mapsAsArrays,
      Optional<String> referenceFile,
      NameRule names) {
    public Columns {
      decimalTargets = List.copyOf(decimalTargets);
    }
  }
}
