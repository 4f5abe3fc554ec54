package dev.quern.sql.execution;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.CreateDisposition;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.job.LoadSource;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.DataMovement;
import dev.quern.sql.statement.OptionValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs EXPORT DATA and LOAD DATA. */
final class DataExecutor {

  private static final Map<String, Set<String>> EXPORT_FORMATS =
      Map.of(
          "CSV", Set.of("NONE", "GZIP"),
          "JSON", Set.of("NONE", "GZIP"),
          "AVRO", Set.of("NONE", "DEFLATE", "SNAPPY"),
          "PARQUET", Set.of("NONE", "GZIP", "SNAPPY", "ZSTD"));
  private static final Set<String> LOAD_FORMATS =
      Set.of("AVRO", "CSV", "JSON", "NEWLINE_DELIMITED_JSON", "ORC", "PARQUET");

  private final DataMover mover;

  DataExecutor(DataMover mover) {
    this.mover = mover;
  }

  /** What EXPORT DATA is to write, before its query runs. */
  static ExportOptions exportOptions(OptionValues options) {
    String uri = text(options, "uri").orElse("");
    if (uri.isEmpty()) {
      throw new BigQueryException(ErrorReason.INVALID_QUERY, "Option 'uri' is missing or empty.");
    }
    String format = text(options, "format").orElse("CSV").toUpperCase(Locale.ROOT);
    Set<String> compressions = EXPORT_FORMATS.get(format);
    if (compressions == null) {
      throw invalid("format", text(options, "format").orElse(""));
    }
    String compression = text(options, "compression").orElse("NONE").toUpperCase(Locale.ROOT);
    if (!compressions.contains(compression)) {
      throw invalid("compression", compression);
    }
    if (uri.indexOf('*') < 0) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY, "query", "Option 'uri' value must be a wild card URI.");
    }
    return new ExportOptions(
        List.of(uri),
        format,
        compression,
        text(options, "field_delimiter").orElse(","),
        flag(options, "header", true),
        flag(options, "overwrite", false));
  }

  private static BigQueryException invalid(String option, String value) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        "'"
            + value
            + "' is not a valid value; failed to set '"
            + option
            + "' in EXPORT DATA OPTIONS");
  }

  StatementResult.Outcome export(RowStream rows, ExportOptions options, Cancellation cancellation) {
    return mover.export(rows, options, cancellation);
  }

  StatementResult.Outcome load(DataMovement.LoadData load, Cancellation cancellation) {
    OptionValues files = load.files();
    String format = text(files, "format").orElse("").toUpperCase(Locale.ROOT);
    if (!LOAD_FORMATS.contains(format)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          format.isEmpty()
              ? "Option 'format' is missing or empty."
              : "'"
                  + format
                  + "' is not a valid value; failed to set 'format' in LOAD DATA OPTIONS");
    }
    Destination destination =
        new Destination(
            load.reference(),
            CreateDisposition.CREATE_IF_NEEDED,
            load.overwrite() ? WriteDisposition.WRITE_TRUNCATE : WriteDisposition.WRITE_APPEND,
            Set.of(),
            load.partitioning(),
            load.clustering());
    return mover.load(
        new JobTask.Load(
            new LoadSource.Uris(texts(files, "uris")),
            destination,
            load.schema(),
            loadOptions(format.equals("JSON") ? "NEWLINE_DELIMITED_JSON" : format, load)),
        cancellation);
  }

  private static LoadOptions loadOptions(String format, DataMovement.LoadData load) {
    OptionValues files = load.files();
    return new LoadOptions(
        format,
        load.schema().isEmpty(),
        (int) number(files, "max_bad_records").orElse(0L).longValue(),
        flag(files, "ignore_unknown_values", false),
        flag(files, "enable_logical_types", true),
        text(files, "hive_partition_uri_prefix")
            .map(prefix ->
                new LoadOptions.Hive(
                    load.partitionColumns().isPresent() ? "CUSTOM" : "AUTO",
                    prefix,
                    load.partitionColumns().orElse(List.of()))),
        new LoadOptions.Csv(
            text(files, "field_delimiter").orElse(","),
            Optional.of(text(files, "quote").orElse("\"")).filter(quote -> !quote.isEmpty()),
            number(files, "skip_leading_rows"),
            List.of(text(files, "null_marker").orElse("")),
            flag(files, "allow_jagged_rows", false),
            flag(files, "allow_quoted_newlines", false),
            text(files, "encoding").orElse("UTF-8"),
            flag(files, "preserve_ascii_control_characters", false)));
  }

  private static Optional<String> text(OptionValues options, String name) {
    return options
        .find(name)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value());
  }

  private static List<String> texts(OptionValues options, String name) {
    List<String> texts =
        options
            .find(name)
            .filter(Value.Array.class::isInstance)
            .map(value ->
                ((Value.Array) value)
                    .elements().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(element -> ((Value.Text) element).value())
                        .toList())
            .orElse(List.of());
    if (texts.isEmpty()) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY, "query", "Option '" + name + "' is missing or empty.");
    }
    return texts;
  }

  private static Optional<Long> number(OptionValues options, String name) {
    return options
        .find(name)
        .filter(Value.Int64.class::isInstance)
        .map(value -> ((Value.Int64) value).value());
  }

  private static boolean flag(OptionValues options, String name, boolean fallback) {
    return options
        .find(name)
        .filter(Value.Bool.class::isInstance)
        .map(value -> ((Value.Bool) value).value())
        .orElse(fallback);
  }
}
