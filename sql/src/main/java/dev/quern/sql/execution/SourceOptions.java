package dev.quern.sql.execution;

import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.FileOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The options of LOAD DATA and CREATE EXTERNAL TABLE that say how files are read, by REST's names.
 * Sources: "LOAD DATA statement", load_option_list; "CREATE EXTERNAL TABLE statement",
 * external_table_option_list.
 */
final class SourceOptions implements FileOptions.Source {

  /** How a value is written as JSON. */
  private enum Kind {
    TEXT,
    FLAG,
    NUMBER,
    /** A number that is text, as REST has INT64. */
    LONG,
    LIST,
    NUMBERS
  }

  private static final String CSV = "csvOptions";
  private static final String AVRO = "avroOptions";
  private static final String PARQUET = "parquetOptions";
  private static final String HIVE = "hivePartitioningOptions";
  private static final String NONE = "";

  /**
   * One option.
   *
   * @param name the name in SQL
   * @param group the group of REST's fields that it is in
   * @param field the name in REST
   */
  private record Row(String name, String group, String field, Kind kind) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("allow_jagged_rows", CSV, "allowJaggedRows", Kind.FLAG),
          new Row("allow_quoted_newlines", CSV, "allowQuotedNewlines", Kind.FLAG),
          new Row("bigtable_options", NONE, "bigtableOptions", Kind.TEXT),
          new Row("column_name_character_map", NONE, "columnNameCharacterMap", Kind.TEXT),
          new Row("compression", NONE, "compression", Kind.TEXT),
          new Row("date_format", NONE, "dateFormat", Kind.TEXT),
          new Row("datetime_format", NONE, "datetimeFormat", Kind.TEXT),
          new Row("decimal_target_types", NONE, "decimalTargetTypes", Kind.LIST),
          new Row("enable_list_inference", PARQUET, "enableListInference", Kind.FLAG),
          new Row("enable_logical_types", AVRO, "useAvroLogicalTypes", Kind.FLAG),
          new Row("encoding", CSV, "encoding", Kind.TEXT),
          new Row("enum_as_string", PARQUET, "enumAsString", Kind.FLAG),
          new Row("field_delimiter", CSV, "fieldDelimiter", Kind.TEXT),
          new Row("file_set_spec_type", NONE, "fileSetSpecType", Kind.TEXT),
          new Row("format", NONE, "sourceFormat", Kind.TEXT),
          new Row("hive_partition_uri_prefix", HIVE, "sourceUriPrefix", Kind.TEXT),
          new Row("ignore_unknown_values", NONE, "ignoreUnknownValues", Kind.FLAG),
          new Row("json_extension", NONE, "jsonExtension", Kind.TEXT),
          new Row("map_target_type", PARQUET, "mapTargetType", Kind.TEXT),
          new Row("max_bad_records", NONE, "maxBadRecords", Kind.NUMBER),
          new Row("metadata_cache_mode", NONE, "metadataCacheMode", Kind.TEXT),
          new Row("null_marker", CSV, "nullMarker", Kind.TEXT),
          new Row("null_markers", CSV, "nullMarkers", Kind.LIST),
          new Row("object_metadata", NONE, "objectMetadata", Kind.TEXT),
          new Row(
              "preserve_ascii_control_characters",
              CSV,
              "preserveAsciiControlCharacters",
              Kind.FLAG),
          new Row("projection_fields", NONE, "projectionFields", Kind.LIST),
          new Row("quote", CSV, "quote", Kind.TEXT),
          new Row("reference_file_schema_uri", NONE, "referenceFileSchemaUri", Kind.TEXT),
          new Row("require_hive_partition_filter", HIVE, "requirePartitionFilter", Kind.FLAG),
          new Row("skip_leading_rows", CSV, "skipLeadingRows", Kind.LONG),
          new Row("source_column_match", CSV, "sourceColumnMatch", Kind.TEXT),
          new Row("time_format", NONE, "timeFormat", Kind.TEXT),
          new Row("time_zone", NONE, "timeZone", Kind.TEXT),
          new Row("timestamp_format", NONE, "timestampFormat", Kind.TEXT),
          new Row("timestamp_target_precision", NONE, "timestampTargetPrecision", Kind.NUMBERS),
          new Row("uris", NONE, "sourceUris", Kind.LIST));
  private static final Map<String, Row> BY_NAME =
      ROWS.stream().collect(Collectors.toMap(Row::name, row -> row));
  private static final Map<String, Row> BY_FIELD =
      ROWS.stream().collect(Collectors.toMap(Row::field, row -> row));

  private final OptionValues options;
  private final Map<String, String> more;

  private SourceOptions(OptionValues options, Map<String, String> more) {
    this.options = options;
    this.more = more;
  }

  /**
   * The options of a statement.
   *
   * @param partitionColumns the columns that the files' folders give; empty when found there
   */
  static SourceOptions of(
      OptionValues options,
      boolean autodetect,
      boolean partitioned,
      List<SchemaField> partitionColumns) {
    Map<String, String> more = new TreeMap<>();
    more.put("autodetect", Boolean.toString(autodetect));
    more.putIfAbsent("useAvroLogicalTypes", "true");
    Optional<String> prefix = text(options.find("hive_partition_uri_prefix"));
    if (partitioned && prefix.isEmpty()) {
      throw invalid("Option 'hive_partition_uri_prefix' is missing or empty.");
    }
    if (prefix.isPresent()) {
      more.put("mode", partitionColumns.isEmpty() ? "AUTO" : "CUSTOM");
      if (!partitionColumns.isEmpty()) {
        more.put("sourceUriPrefix", typed(prefix.get(), partitionColumns));
      }
    }
    return new SourceOptions(options, more);
  }

  /** The prefix with the types of the keys behind it, as REST has them. */
  private static String typed(String prefix, List<SchemaField> columns) {
    String start = prefix.endsWith("/") ? prefix : prefix + "/";
    return start
        + columns.stream()
            .map(column -> "{" + column.name() + ":" + column.elementType() + "}")
            .collect(Collectors.joining("/"));
  }

  /** Whether an option says how files are read. */
  static boolean isOne(String name) {
    return BY_NAME.containsKey(name);
  }

  /** The files; {@code invalidQuery} when none are named. */
  List<String> uris() {
    List<String> uris = texts("sourceUris");
    if (uris.isEmpty()) {
      throw invalid("Option 'uris' is missing or empty.");
    }
    return uris;
  }

  /** The format; {@code invalidQuery} when it is missing. */
  String format() {
    return text("sourceFormat")
        .filter(format -> !format.isEmpty())
        .map(format -> format.toUpperCase(Locale.ROOT))
        .map(format -> format.equals("JSON") ? "NEWLINE_DELIMITED_JSON" : format)
        .orElseThrow(() -> invalid("Option 'format' is missing or empty."));
  }

  @Override
  public Optional<String> text(String field) {
    return more.containsKey(field) && !isGiven(field)
        ? Optional.of(more.get(field))
        : find(field).flatMap(SourceOptions::scalar);
  }

  /** Whether the statement itself gives a value; the prefix it gives lacks the types. */
  private boolean isGiven(String field) {
    return find(field).isPresent() && !field.equals("sourceUriPrefix");
  }

  @Override
  public List<String> texts(String field) {
    return find(field)
        .filter(Value.Array.class::isInstance)
        .map(value ->
            ((Value.Array) value).elements().stream().flatMap(e -> scalar(e).stream()).toList())
        .orElse(List.of());
  }

  private Optional<Value> find(String field) {
    return Optional.ofNullable(BY_FIELD.get(field)).flatMap(row -> options.find(row.name()));
  }

  private static Optional<String> text(Optional<Value> value) {
    return value.flatMap(SourceOptions::scalar);
  }

  private static Optional<String> scalar(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Bool(boolean flag) -> Optional.of(Boolean.toString(flag));
      case Value.Int64(long number) -> Optional.of(Long.toString(number));
      default -> Optional.empty();
    };
  }

  /** The options as the definition of an external table. */
  TableDefinition.External external() {
    Map<String, Map<String, String>> groups = new TreeMap<>();
    for (Row row : ROWS) {
      if (!row.field().equals("sourceFormat") && !row.field().equals("sourceUris")) {
        json(row)
            .ifPresent(json ->
                groups.computeIfAbsent(row.group(), _ -> new TreeMap<>()).put(row.field(), json));
      }
    }
    Map<String, String> fields = new TreeMap<>(groups.getOrDefault(NONE, Map.of()));
    if (text("autodetect").filter("true"::equals).isPresent()) {
      fields.put("autodetect", "true");
    }
    text("mode")
        .ifPresent(
            mode -> groups.computeIfAbsent(HIVE, _ -> new TreeMap<>()).put("mode", quoted(mode)));
    groups.forEach((group, values) -> {
      if (!group.equals(NONE)) {
        fields.put(group, object(values));
      }
    });
    return new TableDefinition.External(format(), uris(), fields);
  }

  private Optional<String> json(Row row) {
    return switch (row.kind()) {
      case TEXT, LONG -> text(row.field()).map(SourceOptions::quoted);
      case FLAG, NUMBER ->
          find(row.field()).isPresent() || more.containsKey(row.field())
              ? text(row.field())
              : Optional.empty();
      case LIST ->
          find(row.field())
              .map(_ ->
                  texts(row.field()).stream()
                      .map(SourceOptions::quoted)
                      .collect(Collectors.joining(",", "[", "]")));
      case NUMBERS ->
          find(row.field())
              .map(_ -> texts(row.field()).stream().collect(Collectors.joining(",", "[", "]")));
    };
  }

  private static String object(Map<String, String> values) {
    List<String> fields = new ArrayList<>();
    values.forEach((name, json) -> fields.add(quoted(name) + ":" + json));
    return "{" + String.join(",", fields) + "}";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    return out.append('"').toString();
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }
}
