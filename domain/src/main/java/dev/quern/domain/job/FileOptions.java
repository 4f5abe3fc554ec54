package dev.quern.domain.job;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@link LoadOptions} by the names that the REST types {@code JobConfigurationLoad} and
 * {@code ExternalDataConfiguration} have for them, wherever the values come from. What is not
 * served is refused by its name.
 */
public final class FileOptions {

  private static final Map<String, String> REFUSED =
      Map.of(
          "bigtableOptions", "Bigtable",
          "copyFilesOnly", "copying files into managed Iceberg tables",
          "googleSheetsOptions", "Google Sheets",
          "objectMetadata", "object tables");
  private static final Set<String> FORMATS =
      Set.of("AVRO", "CSV", "JSON", "NEWLINE_DELIMITED_JSON", "ORC", "PARQUET");
  private static final Set<String> FOREIGN_FORMATS =
      Set.of(
          "BIGTABLE",
          "CLOUD_BIGTABLE",
          "DATASTORE_BACKUP",
          "DELTA_LAKE",
          "GOOGLE_SHEETS",
          "ICEBERG");
  private static final Set<String> ENCODINGS =
      Set.of("UTF-8", "ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE");
  private static final String MANIFEST = "FILE_SET_SPEC_TYPE_NEW_LINE_DELIMITED_MANIFEST";
  private static final int MICROSECONDS = 6;

  private final Source source;

  private FileOptions(Source source) {
    this.source = source;
  }

  /** Values by REST's names; those of {@code csvOptions} and its like under their own name. */
  public interface Source {

    /** The text of a value; empty when there is none. */
    Optional<String> text(String name);

    /** The texts of a list; empty when there is none. */
    List<String> texts(String name);
  }

  /**
   * The options of a source.
   *
   * @throws BigQueryException {@code invalid} for a value that is none, or that is not served
   */
  public static LoadOptions read(Source source) {
    return new FileOptions(source).read();
  }

  private LoadOptions read() {
    REFUSED.forEach((name, feature) -> {
      if (source.text(name).filter(value -> !value.equals("false")).isPresent()) {
        throw unsupported(name, feature);
      }
    });
    requireMicroseconds();
    return new LoadOptions(
        format(),
        flag("autodetect", false),
        (int) number("maxBadRecords").orElse(0L).longValue(),
        flag("ignoreUnknownValues", false),
        manifest(),
        geoJson(),
        hive(),
        csv(),
        times(),
        columns());
  }

  private String format() {
    String format = text("sourceFormat").orElse("CSV").toUpperCase(Locale.ROOT);
    if (FOREIGN_FORMATS.contains(format)) {
      throw unsupported("sourceFormat", "reading " + format);
    }
    if (!FORMATS.contains(format)) {
      throw invalid("sourceFormat", "Unknown source format: " + format);
    }
    return format.equals("JSON") ? "NEWLINE_DELIMITED_JSON" : format;
  }

  private void requireMicroseconds() {
    for (String precision : source.texts("timestampTargetPrecision")) {
      if (!precision.equals(String.valueOf(MICROSECONDS))) {
        throw unsupported("timestampTargetPrecision", "timestamps finer than microseconds");
      }
    }
  }

  private boolean manifest() {
    String type = text("fileSetSpecType").orElse("FILE_SET_SPEC_TYPE_FILE_SYSTEM_MATCH");
    return switch (type) {
      case MANIFEST, "NEW_LINE_DELIMITED_MANIFEST" -> true;
      case "FILE_SET_SPEC_TYPE_FILE_SYSTEM_MATCH", "FILE_SYSTEM_MATCH" -> false;
      default -> throw notValid("fileSetSpecType", type);
    };
  }

  private boolean geoJson() {
    Optional<String> extension = text("jsonExtension");
    if (extension.isEmpty() || extension.get().equals("JSON_EXTENSION_UNSPECIFIED")) {
      return false;
    }
    if (!extension.get().equalsIgnoreCase("GEOJSON")) {
      throw notValid("jsonExtension", extension.get());
    }
    return true;
  }

  private Optional<LoadOptions.Hive> hive() {
    Optional<String> mode = text("mode");
    Optional<String> prefix = text("sourceUriPrefix");
    if (mode.isEmpty() && prefix.isEmpty()) {
      return Optional.empty();
    }
    String given = mode.orElse("AUTO").toUpperCase(Locale.ROOT);
    if (!Set.of("AUTO", "STRINGS", "CUSTOM").contains(given)) {
      throw notValid("hivePartitioningOptions.mode", given);
    }
    return Optional.of(
        new LoadOptions.Hive(
            given,
            prefix.orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.REQUIRED,
                    "hivePartitioningOptions.sourceUriPrefix",
                    "Required parameter is missing:"
                        + " hivePartitioningOptions.sourceUriPrefix"))));
  }

  private LoadOptions.Csv csv() {
    List<String> markers = source.texts("nullMarkers");
    Optional<String> marker = source.text("nullMarker");
    if (!markers.isEmpty() && marker.isPresent()) {
      throw invalid("nullMarkers", "null_marker and null_markers can't be set at the same time.");
    }
    String encoding = text("encoding").orElse("UTF-8").toUpperCase(Locale.ROOT);
    if (!ENCODINGS.contains(encoding) && !encoding.equals("UTF8")) {
      throw invalid("encoding", "Invalid value for encoding: " + encoding);
    }
    return new LoadOptions.Csv(
        delimiter(),
        Optional.of(source.text("quote").orElse("\"")).filter(quote -> !quote.isEmpty()),
        number("skipLeadingRows"),
        markers.isEmpty() ? List.of(marker.orElse("")) : markers,
        flag("allowJaggedRows", false),
        flag("allowQuotedNewlines", false),
        encoding.equals("UTF8") ? "UTF-8" : encoding,
        flag("preserveAsciiControlCharacters", false),
        columnMatch());
  }

  private String delimiter() {
    String given = text("fieldDelimiter").orElse(",");
    return given.equals("\\t") || given.equalsIgnoreCase("tab") ? "\t" : given;
  }

  private LoadOptions.ColumnMatch columnMatch() {
    String match = text("sourceColumnMatch").orElse("POSITION").toUpperCase(Locale.ROOT);
    return switch (match) {
      case "NAME" -> LoadOptions.ColumnMatch.NAME;
      case "POSITION", "SOURCE_COLUMN_MATCH_UNSPECIFIED" -> LoadOptions.ColumnMatch.POSITION;
      default -> throw notValid("sourceColumnMatch", match);
    };
  }

  private LoadOptions.Times times() {
    return new LoadOptions.Times(
        text("timeZone").orElse("UTC"),
        text("dateFormat"),
        text("datetimeFormat"),
        text("timeFormat"),
        text("timestampFormat"));
  }

  private LoadOptions.Columns columns() {
    List<ScalarType> decimals = new ArrayList<>();
    for (String name : source.texts("decimalTargetTypes")) {
      decimals.add(
          switch (name.toUpperCase(Locale.ROOT)) {
            case "NUMERIC" -> ScalarType.NUMERIC;
            case "BIGNUMERIC" -> ScalarType.BIGNUMERIC;
            case "STRING" -> ScalarType.STRING;
            default -> throw notValid("decimalTargetTypes", name);
          });
    }
    return new LoadOptions.Columns(
        flag("useAvroLogicalTypes", false),
        decimals,
        flag("enumAsString", false),
        flag("enableListInference", false),
        text("mapTargetType").filter("ARRAY_OF_STRUCT"::equals).isPresent(),
        text("referenceFileSchemaUri"),
        nameRule());
  }

  private LoadOptions.NameRule nameRule() {
    String rule = text("columnNameCharacterMap").orElse("STRICT").toUpperCase(Locale.ROOT);
    return switch (rule) {
      case "STRICT", "COLUMN_NAME_CHARACTER_MAP_UNSPECIFIED" -> LoadOptions.NameRule.STRICT;
      case "V1" -> LoadOptions.NameRule.V1;
      case "V2" -> LoadOptions.NameRule.V2;
      default -> throw notValid("columnNameCharacterMap", rule);
    };
  }

  private Optional<String> text(String name) {
    return source.text(name).filter(value -> !value.isEmpty());
  }

  private boolean flag(String name, boolean fallback) {
    return text(name).map(Boolean::parseBoolean).orElse(fallback);
  }

  private Optional<Long> number(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw notValid(name, text.orElse(""));
    }
  }

  private static BigQueryException notValid(String name, String value) {
    return invalid(name, "Invalid value for " + name + ": " + value + " is not a valid value");
  }

  private static BigQueryException invalid(String name, String message) {
    return new BigQueryException(ErrorReason.INVALID, name, message);
  }

  private static BigQueryException unsupported(String name, String feature) {
    return invalid(
        name, "Option " + name + ": " + feature + " is not supported by Quern; see docs/files.md.");
  }
}
