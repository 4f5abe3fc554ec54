package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.CivilForms;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns that files' folders give, {@code .../day=2024-01-01/country=de/...}. Source: "Loading
 * externally partitioned data".
 *
 * @param columns the columns
 * @param groups the files by the values of those columns
 */
record HiveFolders(List<SchemaField> columns, Map<List<String>, List<SourceFile>> groups) {

  private static final Pattern TYPED = Pattern.compile("\\{(\\w+):(\\w+)}");
  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  static HiveFolders of(Optional<LoadOptions.Hive> hive, List<SourceFile> files) {
    return hive.map(h -> of(h, files)).orElseGet(() -> none(files));
  }

  /** All files together, without such columns. */
  static HiveFolders none(List<SourceFile> files) {
    return new HiveFolders(List.of(), Map.of(List.of(), files));
  }

  static HiveFolders of(LoadOptions.Hive hive, List<SourceFile> files) {
    Matcher typed = TYPED.matcher(hive.uriPrefix());
    String prefix = typed.find() ? hive.uriPrefix().substring(0, typed.start()) : hive.uriPrefix();
    Optional<List<String>> keys = Optional.empty();
    Map<List<String>, List<SourceFile>> groups = new LinkedHashMap<>();
    for (SourceFile file : files) {
      Map<String, String> values = values(file.uri().orElse(""), prefix);
      List<String> names = List.copyOf(values.keySet());
      if (keys.isPresent() && !keys.get().equals(names)) {
        throw invalid(
            "Incompatible partition schemas. Expected keys " + keys.get() + ", found " + names);
      }
      keys = Optional.of(names);
      groups.computeIfAbsent(List.copyOf(values.values()), _ -> new ArrayList<>()).add(file);
    }
    List<String> names = keys.orElse(List.of());
    if (names.isEmpty()) {
      throw invalid("No partition keys were found below " + prefix);
    }
    return new HiveFolders(columns(hive, names, groups), groups);
  }

  private static Map<String, String> values(String uri, String prefix) {
    String start = prefix.endsWith("/") ? prefix : prefix + "/";
    if (!uri.startsWith(start)) {
      throw invalid("The file " + uri + " does not lie below the source URI prefix " + prefix);
    }
    Map<String, String> values = new LinkedHashMap<>();
    String[] parts = uri.substring(start.length()).split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      int equals = parts[i].indexOf('=');
      if (equals <= 0) {
        throw invalid("The folder " + parts[i] + " of " + uri + " is not of the form key=value");
      }
      values.put(
          parts[i].substring(0, equals),
          URLDecoder.decode(
              parts[i].substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return values;
  }

  private static List<SchemaField> columns(
      LoadOptions.Hive hive, List<String> names, Map<List<String>, List<SourceFile>> groups) {
    Map<String, ScalarType> declared = declared(hive);
    List<SchemaField> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      TypeGuess guess = new TypeGuess(CivilForms.STANDARD);
      int key = i;
      groups.keySet().stream()
          .map(values -> values.get(key))
          .filter(value -> !value.equals(NO_VALUE))
          .forEach(guess::add);
      ScalarType type =
          switch (hive.mode()) {
            case "AUTO" -> guessed(guess);
            case "STRINGS" -> ScalarType.STRING;
            case "CUSTOM" ->
                Optional.ofNullable(declared.get(names.get(i)))
                    .orElseThrow(() -> invalid("No type is given for a partition key"));
            default -> throw invalid("Unknown hive partitioning mode: " + hive.mode());
          };
      columns.add(SchemaField.scalar(names.get(i), type, FieldMode.NULLABLE));
    }
    return columns;
  }

  /** Folders give no other types than these. */
  private static ScalarType guessed(TypeGuess guess) {
    return switch (guess.type()) {
      case INT64, DATE, TIMESTAMP -> guess.type();
      default -> ScalarType.STRING;
    };
  }

  private static Map<String, ScalarType> declared(LoadOptions.Hive hive) {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    Matcher typed = TYPED.matcher(hive.uriPrefix());
    while (typed.find()) {
      types.put(
          typed.group(1),
          switch (typed.group(2).toUpperCase(java.util.Locale.ROOT)) {
            case "INTEGER", "INT64" -> ScalarType.INT64;
            case "DATE" -> ScalarType.DATE;
            case "TIMESTAMP" -> ScalarType.TIMESTAMP;
            case "STRING" -> ScalarType.STRING;
            default -> throw invalid("Type " + typed.group(2) + " is none of a partition key");
          });
    }
    return types;
  }

  /** The text of a group's value of a column; empty for NULL. */
  static Optional<String> value(List<String> values, int column) {
    return Optional.of(values.get(column)).filter(value -> !value.equals(NO_VALUE));
  }

  /** Whether a column is one that the folders give. */
  boolean gives(String column) {
    return columns.stream().anyMatch(field -> field.name().equalsIgnoreCase(column));
  }

  /** The columns without those that the folders give. */
  TableSchema without(TableSchema schema) {
    return new TableSchema(schema.fields().stream().filter(field -> !gives(field.name())).toList());
  }

  /** The columns with those that the folders give behind them. */
  TableSchema complete(TableSchema schema) {
    return new TableSchema(
        Stream.concat(without(schema).fields().stream(), columns.stream()).toList());
  }

  /** The engine's text for a group's value of a column. */
  static String expression(SchemaField column, List<String> values, int index) {
    String value = value(values, index).map(SqlText::literal).orElse("NULL");
    return "CAST(" + value + " AS " + PhysicalTypes.sqlName(column.type()) + ")";
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, "hivePartitioningOptions", message);
  }
}
