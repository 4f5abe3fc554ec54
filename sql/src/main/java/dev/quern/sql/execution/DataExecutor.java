package dev.quern.sql.execution;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.AvroTimes;
import dev.quern.domain.job.CreateDisposition;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.ExportOptions;
import dev.quern.domain.job.FileOptions;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.job.LoadSource;
import dev.quern.domain.job.NewTable;
import dev.quern.domain.job.WriteDisposition;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.DataMovement;
import dev.quern.sql.statement.OptionValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Runs EXPORT DATA and LOAD DATA. */
final class DataExecutor {

  private static final Map<String, Set<String>> EXPORT_FORMATS =
      Map.of(
          "CSV", Set.of("NONE", "GZIP"),
          "JSON", Set.of("NONE", "GZIP"),
          "AVRO", Set.of("NONE", "DEFLATE", "SNAPPY"),
          "PARQUET", Set.of("NONE", "GZIP", "SNAPPY", "ZSTD"));
  private static final Set<String> EXPORT_OPTIONS =
      Set.of(
          "compression",
          "field_delimiter",
          "format",
          "header",
          "overwrite",
          "uri",
          "use_avro_logical_types");
  private static final Set<String> LOAD_FORMATS =
      Set.of("AVRO", "CSV", "NEWLINE_DELIMITED_JSON", "ORC", "PARQUET");

  private final DataMover mover;

  DataExecutor(DataMover mover) {
    this.mover = mover;
  }

  /** What EXPORT DATA is to write, before its query runs. */
  static ExportOptions exportOptions(OptionValues options) {
    for (OptionValues.Entry entry : options.entries()) {
      if (!EXPORT_OPTIONS.contains(entry.name())) {
        throw TableOptions.unknown(entry);
      }
    }
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
        flag(options, "header", false),
        flag(options, "use_avro_logical_types", true) ? AvroTimes.LOGICAL : AvroTimes.TEXT,
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

  StatementResult.Outcome load(
      DataMovement.LoadData load, Principal caller, Cancellation cancellation) {
    SourceOptions files =
        SourceOptions.of(
            load.files(),
            load.schema().isEmpty(),
            load.partitionColumns().isPresent(),
            load.partitionColumns().orElse(List.of()));
    String format = files.format();
    if (!LOAD_FORMATS.contains(format)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "'" + format + "' is not a valid value; failed to set 'format' in LOAD DATA OPTIONS");
    }
    for (OptionValues.Entry entry : load.files().entries()) {
      if (!SourceOptions.isOne(entry.name())) {
        throw TableOptions.unknown(entry);
      }
    }
    Table made = TableOptions.apply(draft(load), load.options());
    Destination destination =
        new Destination(
            load.destination(),
            CreateDisposition.CREATE_IF_NEEDED,
            load.replaces() ? WriteDisposition.WRITE_TRUNCATE : WriteDisposition.WRITE_APPEND,
            Set.of(),
            made.partitioning(),
            load.clustering(),
            new NewTable(
                made.properties(),
                made.expirationTime(),
                made.definition() instanceof TableDefinition.Base base
                    && base.requirePartitionFilter()));
    return mover.load(
        new JobTask.Load(
            new LoadSource.Uris(files.uris()),
            destination,
            load.schema(),
            FileOptions.read(files),
            new StatementRequest.SessionChoice.None()),
        caller,
        cancellation);
  }

  /** The table as it would be made. */
  private static Table draft(DataMovement.LoadData load) {
    return new Table(
        load.reference(),
        load.schema().orElse(TableSchema.EMPTY),
        TableDefinition.Base.of(new PhysicalTable("", List.of()))
            .withPartitioning(load.partitioning(), load.clustering()),
        ResourceProperties.NONE,
        "",
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        ResourceVersion.NONE);
  }

  private static Optional<String> text(OptionValues options, String name) {
    return options
        .find(name)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value());
  }

  private static boolean flag(OptionValues options, String name, boolean fallback) {
    return options
        .find(name)
        .filter(Value.Bool.class::isInstance)
        .map(value -> ((Value.Bool) value).value())
        .orElse(fallback);
  }
}
