package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.catalog.TableIndex.Kind;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Views of indexes. Source: "SEARCH_INDEXES view", "VECTOR_INDEXES view" and those beside them. */
final class IndexViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          indexes("SEARCH_INDEXES", Kind.SEARCH)
              .optional("analyzer", index -> Optional.of(analyzer(index)))
              .build(),
          indexes("VECTOR_INDEXES", Kind.VECTOR).build(),
          columns("SEARCH_INDEX_COLUMNS", Kind.SEARCH),
          columns("VECTOR_INDEX_COLUMNS", Kind.VECTOR),
          options("SEARCH_INDEX_OPTIONS", Kind.SEARCH),
          options("VECTOR_INDEX_OPTIONS", Kind.VECTOR));

  private record Column(TableIndex index, String path) {}

  private record Option(TableIndex index, String name, TableIndex.Option option) {}

  private IndexViews() {}

  private static Stream<TableIndex> of(MetadataRequest request, Kind kind) {
    return request
        .tables()
        .flatMap(table -> request.catalog().indexes(table.reference()).stream())
        .filter(index -> index.kind() == kind);
  }

  private static <R> MetadataView.Builder<R> name(
      MetadataView.Builder<R> view, Function<R, TableIndex> index) {
    return view.reference(
            "index_catalog", "index_schema", "table_name", row -> index.apply(row).table())
        .text("index_name", row -> index.apply(row).name());
  }

  private static MetadataView.Builder<TableIndex> indexes(String view, Kind kind) {
    return name(
            MetadataView.<TableIndex>dataset(view, request -> of(request, kind)),
            Function.identity())
        .text("index_status", _ -> "ACTIVE")
        .time("creation_time", index -> index.version().creationTime())
        .time("last_modification_time", index -> index.version().lastModifiedTime())
        .time("last_refresh_time", index -> index.version().lastModifiedTime())
        .none("disable_time", ScalarType.TIMESTAMP)
        .none("disable_reason")
        .text("ddl", TableIndex::ddl)
        .int64("coverage_percentage", _ -> 100)
        .int64("unindexed_row_count", _ -> 0)
        .int64("total_logical_bytes", _ -> 0)
        .int64("total_storage_bytes", _ -> 0);
  }

  private static String analyzer(TableIndex index) {
    return Optional.ofNullable(index.options().get("analyzer"))
        .map(option -> option.value().substring(1, option.value().length() - 1))
        .orElse("LOG_ANALYZER");
  }

  private static MetadataView<Column> columns(String view, Kind kind) {
    return name(
            MetadataView.<Column>dataset(view, request -> columns(request, kind)), Column::index)
        .text("index_column_name", column -> column.path().split("\\.", 2)[0])
        .text("index_field_path", Column::path)
        .build();
  }

  private static Stream<Column> columns(MetadataRequest request, Kind kind) {
    return of(request, kind)
        .flatMap(index -> {
          List<String> columns = index.allColumns() ? searched(request, index) : index.columns();
          return columns.stream().map(path -> new Column(index, path));
        });
  }

  /** The columns that ALL COLUMNS stands for. */
  private static List<String> searched(MetadataRequest request, TableIndex index) {
    Optional<Table> table = request.catalog().table(index.table());
    return table.stream()
        .flatMap(found -> found.schema().fields().stream())
        .filter(field ->
            field.elementType() == ScalarType.STRING || field.elementType() == ScalarType.JSON)
        .map(SchemaField::name)
        .toList();
  }

  private static MetadataView<Option> options(String view, Kind kind) {
    return name(
            MetadataView.<Option>dataset(
                view,
                request ->
                    of(request, kind)
                        .flatMap(index ->
                            index.options().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(option ->
                                    new Option(index, option.getKey(), option.getValue())))),
            Option::index)
        .text("option_name", Option::name)
        .text("option_type", option -> option.option().type())
        .text("option_value", option -> option.option().value())
        .build();
  }
}
