package dev.quern.jobs.load;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.DataMover.OpenFiles;
import dev.quern.domain.job.FileOptions;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.function.KernelRegistry;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the files of external tables as load jobs read theirs. Source: "Introduction to external
 * tables".
 */
public final class ExternalFiles {

  private final ObjectStore objects;
  private final ConnectionPool connections;
  private final JavaTables javaTables;
  private final KernelRegistry kernels;

  /**
   * A reader.
   *
   * @param objects where {@code gs://} objects are
   */
  public ExternalFiles(
      ObjectStore objects,
      ConnectionPool connections,
      JavaTables javaTables,
      KernelRegistry kernels) {
    this.kernels = kernels;
    this.objects = objects;
    this.connections = connections;
    this.javaTables = javaTables;
  }

  /** See {@link dev.quern.domain.job.DataMover#columns}. */
  public TableSchema columns(TableDefinition.External external, TableSchema declared) {
    LoadOptions options = options(external);
    if (!declared.fields().isEmpty() && options.hive().isEmpty()) {
      return declared;
    }
    List<SourceFile> files = files(external, options);
    try (ConnectionPool.Lease lease = connections.lease()) {
      HiveFolders folders = HiveFolders.of(options.hive(), files);
      if (!declared.fields().isEmpty()) {
        return folders.complete(declared);
      }
      List<SourceFile> described =
          options.columns().referenceFile().map(uri -> objects.require(List.of(uri))).orElse(files);
      return FileReading.of(lease.connection(), options, described, "data")
          .schema()
          .map(folders::complete)
          .orElseThrow(() ->
              new BigQueryException(ErrorReason.INVALID, "No schema specified on job or table."));
    } finally {
      files.forEach(SourceFile::release);
    }
  }

  /** See {@link dev.quern.domain.job.DataMover#folderColumns}. */
  public List<String> folderColumns(TableDefinition.External external) {
    LoadOptions options = options(external);
    List<SourceFile> files = files(external, options);
    try {
      return HiveFolders.of(options.hive(), files).columns().stream()
          .map(SchemaField::name)
          .toList();
    } finally {
      files.forEach(SourceFile::release);
    }
  }

  private static LoadOptions options(TableDefinition.External external) {
    return FileOptions.read(OptionTree.of(external));
  }

  private List<SourceFile> files(TableDefinition.External external, LoadOptions options) {
    return Manifest.files(objects, external.sourceUris(), options);
  }

  /** See {@link dev.quern.domain.job.DataMover#open}. */
  public OpenFiles open(Table table) {
    TableDefinition.External external = (TableDefinition.External) table.definition();
    LoadOptions options = options(external);
    FileReading.prepare(kernels, options);
    List<SourceFile> files = files(external, options);
    List<JavaTables.Shown> shown = new ArrayList<>();
    try (ConnectionPool.Lease lease = connections.lease()) {
      HiveFolders folders = HiveFolders.of(options.hive(), files);
      FileReading reading =
          FileReading.of(
              lease.connection(),
              options,
              files,
              "table: " + table.reference().toString().replace(':', '.'));
      List<String> branches = new ArrayList<>();
      for (Map.Entry<List<String>, List<SourceFile>> group : folders.groups().entrySet()) {
        for (SourceFile file : group.getValue()) {
          branches.add(branch(table.schema(), folders, group.getKey(), file, reading, shown));
        }
      }
      boolean filtered =
          OptionTree.of(external).text("requirePartitionFilter").filter("true"::equals).isPresent();
      return new Open(
          "(" + String.join(" UNION ALL ", branches) + ")",
          filtered ? folders.columns().stream().map(SchemaField::name).toList() : List.of(),
          shown,
          files);
    } catch (RuntimeException e) {
      shown.forEach(JavaTables.Shown::close);
      files.forEach(SourceFile::release);
      throw e;
    }
  }

  private String branch(
      TableSchema schema,
      HiveFolders folders,
      List<String> values,
      SourceFile file,
      FileReading reading,
      List<JavaTables.Shown> shown) {
    TableSchema own = folders.without(schema);
    List<String> expressions = new ArrayList<>();
    String relation =
        switch (reading.rows(List.of(file), own)) {
          case FileReading.Supplied(var rows) -> {
            JavaTables.Shown table = javaTables.show(rows);
            shown.add(table);
            for (int i = 0; i < own.fields().size(); i++) {
              expressions.add(PhysicalTypes.fieldName(i));
            }
            yield table.sql();
          }
          case FileReading.Relation(String sql, List<String> columns) -> {
            expressions.addAll(columns);
            yield sql;
          }
        };
    List<String> columns = new ArrayList<>();
    for (SchemaField field : schema.fields()) {
      columns.add(
          folders.gives(field.name())
              ? folderValue(folders, field, values)
              : expressions.get(own.indexOf(field.name())));
    }
    columns.add(SqlText.literal(file.uri().orElse("")));
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + " AS " + PhysicalTypes.fieldName(i))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation));
  }

  private static String folderValue(HiveFolders folders, SchemaField field, List<String> values) {
    int index = new TableSchema(folders.columns()).indexOf(field.name());
    return HiveFolders.expression(field, values, index);
  }

  private record Open(
      String relation,
      List<String> requiredFilter,
      List<JavaTables.Shown> shown,
      List<SourceFile> files)
      implements OpenFiles {

    @Override
    public void close() {
      shown.forEach(JavaTables.Shown::close);
      files.forEach(SourceFile::release);
    }
  }
}
