package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.render.GoogleSqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Views of columns. Source: "COLUMNS view", "COLUMN_FIELD_PATHS view". */
final class ColumnViews {

  private static final ArrayType TEXTS = new ArrayType(ScalarType.STRING);
  private static final StructType DATA_POLICY = MetadataValues.struct("name", ScalarType.STRING);

  static final List<MetadataView<?>> ALL =
      List.of(
          MetadataView.<Column>dataset("COLUMNS", ColumnViews::columns)
              .table(column -> column.table().reference())
              .text("column_name", column -> column.field().name())
              .optionalInt64("ordinal_position", Column::ordinal)
              .yesNo("is_nullable", column -> column.field().mode() != FieldMode.REQUIRED)
              .text("data_type", column -> GoogleSqlText.type(column.field()))
              .text("is_generated", _ -> "NEVER")
              .none("generation_expression", "is_stored")
              .yesNo("is_hidden", Column::isPseudo)
              .none("is_updatable")
              .yesNo("is_system_defined", Column::isPseudo)
              .yesNo("is_partitioning_column", Column::isPartitioning)
              .optionalInt64("clustering_ordinal_position", Column::clustering)
              .text("collation_name", column -> attribute(column.field().attributes().collation()))
              .text(
                  "column_default",
                  column -> attribute(column.field().attributes().defaultValueExpression()))
              .optional("rounding_mode", column -> column.field().attributes().roundingMode())
              .value(
                  "data_policies",
                  new ArrayType(DATA_POLICY),
                  _ -> MetadataValues.array(DATA_POLICY, List.of()))
              .value(
                  "policy_tags",
                  TEXTS,
                  column -> MetadataValues.texts(column.field().attributes().policyTags()))
              .build(),
          MetadataView.<Path>dataset("COLUMN_FIELD_PATHS", ColumnViews::paths)
              .table(path -> path.table().reference())
              .text("column_name", Path::column)
              .text("field_path", Path::path)
              .text("data_type", path -> GoogleSqlText.type(path.field()))
              .optional("description", path -> path.field().attributes().description())
              .text("collation_name", path -> attribute(path.field().attributes().collation()))
              .optional("rounding_mode", path -> path.field().attributes().roundingMode())
              .value(
                  "data_policies",
                  new ArrayType(DATA_POLICY),
                  _ -> MetadataValues.array(DATA_POLICY, List.of()))
              .value(
                  "policy_tags",
                  TEXTS,
                  path -> MetadataValues.texts(path.field().attributes().policyTags()))
              .build());

  private record Column(Table table, SchemaField field, OptionalLong ordinal) {

    boolean isPseudo() {
      return ordinal.isEmpty();
    }

    Optional<TableDefinition.Base> base() {
      return table.definition() instanceof TableDefinition.Base base
          ? Optional.of(base)
          : Optional.empty();
    }

    boolean isPartitioning() {
      return base()
          .flatMap(TableDefinition.Base::partitioning)
          .map(partitioning ->
              switch (partitioning) {
                case Partitioning.ByTime time ->
                    time.field()
                        .map(field.name()::equalsIgnoreCase)
                        .orElse(isPseudo() && field.name().equals("_PARTITIONTIME"));
                case Partitioning.ByRange range -> range.field().equalsIgnoreCase(field.name());
              })
          .orElse(false);
    }

    OptionalLong clustering() {
      int index = base().map(b -> b.clustering().indexOf(field.name())).orElse(-1);
      return index < 0 ? OptionalLong.empty() : OptionalLong.of(index + 1L);
    }
  }

  private record Path(Table table, String column, String path, SchemaField field) {}

  private ColumnViews() {}

  /** The views write the word where other columns hold NULL. */
  private static String attribute(Optional<String> value) {
    return value.filter(text -> !text.isEmpty()).orElse("NULL");
  }

  private static Stream<Column> columns(MetadataRequest request) {
    return request
        .tables()
        .flatMap(table ->
            Stream.concat(
                IntStream.range(0, table.schema().fields().size())
                    .mapToObj(i ->
                        new Column(table, table.schema().fields().get(i), OptionalLong.of(i + 1L))),
                pseudoColumns(table)));
  }

  private static Stream<Column> pseudoColumns(Table table) {
    boolean byIngestion =
        table.definition() instanceof TableDefinition.Base base
            && base.partitioning().orElse(null) instanceof Partitioning.ByTime time
            && time.field().isEmpty();
    return byIngestion
        ? Stream.of(
                SchemaField.of("_PARTITIONTIME", ScalarType.TIMESTAMP),
                SchemaField.of("_PARTITIONDATE", ScalarType.DATE))
            .map(field -> new Column(table, field, OptionalLong.empty()))
        : Stream.empty();
  }

  private static Stream<Path> paths(MetadataRequest request) {
    return request
        .tables()
        .flatMap(table -> {
          List<Path> paths = new ArrayList<>();
          for (SchemaField field : table.schema().fields()) {
            collect(table, field.name(), field.name(), field, paths);
          }
          return paths.stream();
        });
  }

  private static void collect(
      Table table, String column, String path, SchemaField field, List<Path> paths) {
    paths.add(new Path(table, column, path, field));
    for (SchemaField part : field.fields()) {
      collect(table, column, path + "." + part.name(), part, paths);
    }
  }
}
