package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.render.GoogleSqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that would create what there is. */
final class DdlText {

  private DdlText() {}

  static String of(Dataset dataset) {
    String collation =
        dataset
            .defaults()
            .collation()
            .filter(text -> !text.isEmpty())
            .map(text -> "\nDEFAULT COLLATE '" + text + "'")
            .orElse("");
    List<OptionText> options = new ArrayList<>(OptionText.of(dataset));
    options.add(
        new OptionText(
            "location",
            "STRING",
            GoogleSqlText.string(dataset.location().toLowerCase(java.util.Locale.ROOT))));
    return "CREATE SCHEMA `"
        + dataset.reference().projectId()
        + "."
        + dataset.reference().datasetId()
        + "`"
        + collation
        + OptionText.clause(options)
        + ";";
  }

  static String of(Table table) {
    String options = OptionText.clause(OptionText.of(table));
    String name = name(table.reference());
    return switch (table.definition()) {
      case TableDefinition.Base base -> base(table, base, name, options);
      case TableDefinition.View(String query, boolean _) ->
          "CREATE VIEW " + name + options + "\nAS " + query + ";";
      case TableDefinition.MaterializedView view ->
          "CREATE MATERIALIZED VIEW " + name + options + "\nAS " + view.query() + ";";
      case TableDefinition.External _ ->
          "CREATE EXTERNAL TABLE " + name + columns(table, List.of()) + options + ";";
      case TableDefinition.Snapshot snapshot ->
          "CREATE SNAPSHOT TABLE " + name + "\nCLONE " + name(snapshot.base()) + options + ";";
    };
  }

  private static String name(TableReference table) {
    return "`"
        + table.dataset().projectId()
        + "."
        + table.dataset().datasetId()
        + "."
        + table.tableId()
        + "`";
  }

  private static String base(Table table, TableDefinition.Base base, String name, String options) {
    return "CREATE TABLE "
        + name
        + columns(table, constraints(base.constraints()))
        + base.partitioning().map(p -> "\nPARTITION BY " + partitionBy(table, p)).orElse("")
        + (base.clustering().isEmpty()
            ? ""
            : "\nCLUSTER BY " + String.join(", ", base.clustering()))
        + options
        + ";";
  }

  private static String columns(Table table, List<String> constraints) {
    List<String> elements =
        new ArrayList<>(table.schema().fields().stream().map(DdlText::column).toList());
    elements.addAll(constraints);
    return elements.isEmpty()
        ? ""
        : elements.stream().collect(Collectors.joining(",\n  ", "\n(\n  ", "\n)"));
  }

  private static String column(SchemaField field) {
    FieldAttributes attributes = field.attributes();
    return field.name()
        + " "
        + GoogleSqlText.type(field)
        + attributes
            .collation()
            .filter(text -> !text.isEmpty())
            .map(text -> " COLLATE '" + text + "'")
            .orElse("")
        + attributes.defaultValueExpression().map(text -> " DEFAULT " + text).orElse("")
        + (field.mode() == FieldMode.REQUIRED ? " NOT NULL" : "")
        + attributes
            .description()
            .map(text -> " OPTIONS(description=" + GoogleSqlText.string(text) + ")")
            .orElse("");
  }

  private static List<String> constraints(TableConstraints constraints) {
    List<String> texts = new ArrayList<>();
    if (!constraints.primaryKey().isEmpty()) {
      texts.add("PRIMARY KEY (" + String.join(", ", constraints.primaryKey()) + ") NOT ENFORCED");
    }
    constraints
        .foreignKeys()
        .forEach(key ->
            texts.add(
                key.name().map(n -> "CONSTRAINT " + n + " ").orElse("")
                    + "FOREIGN KEY ("
                    + names(key, TableConstraints.ColumnPair::referencing)
                    + ") REFERENCES "
                    + name(key.referencedTable())
                    + "("
                    + names(key, TableConstraints.ColumnPair::referenced)
                    + ") NOT ENFORCED"));
    return texts;
  }

  private static String names(
      TableConstraints.ForeignKey key,
      java.util.function.Function<TableConstraints.ColumnPair, String> column) {
    return key.columns().stream().map(column).collect(Collectors.joining(", "));
  }

  private static String partitionBy(Table table, Partitioning partitioning) {
    return switch (partitioning) {
      case Partitioning.ByRange(String field, long start, long end, long interval) ->
          "RANGE_BUCKET(%s, GENERATE_ARRAY(%d, %d, %d))".formatted(field, start, end, interval);
      case Partitioning.ByTime time -> byTime(table, time);
    };
  }

  private static String byTime(Table table, Partitioning.ByTime time) {
    boolean daily = time.unit() == Partitioning.Unit.DAY;
    Optional<SchemaField> field = time.field().flatMap(table.schema()::field);
    if (field.isEmpty()) {
      return daily ? "_PARTITIONDATE" : "TIMESTAMP_TRUNC(_PARTITIONTIME, " + time.unit() + ")";
    }
    String name = field.get().name();
    if (field.get().elementType() == ScalarType.DATE) {
      return daily ? name : "DATE_TRUNC(" + name + ", " + time.unit() + ")";
    }
    return daily
        ? "DATE(" + name + ")"
        : field.get().elementType() + "_TRUNC(" + name + ", " + time.unit() + ")";
  }

  static String of(Routine routine) {
    String kind =
        switch (routine.kind()) {
          case SCALAR_FUNCTION -> "FUNCTION";
          case AGGREGATE_FUNCTION -> "AGGREGATE FUNCTION";
          case TABLE_VALUED_FUNCTION -> "TABLE FUNCTION";
          case PROCEDURE -> "PROCEDURE";
        };
    String arguments =
        routine.arguments().stream()
            .map(argument -> argument(routine, argument))
            .collect(Collectors.joining(", "));
    return "CREATE "
        + kind
        + " `"
        + routine.reference().dataset().projectId()
        + "`."
        + routine.reference().dataset().datasetId()
        + "."
        + routine.reference().routineId()
        + "("
        + arguments
        + ")"
        + routine.returnType().map(type -> " RETURNS " + type).orElse("")
        + body(routine)
        + ";";
  }

  private static String argument(Routine routine, Routine.Argument argument) {
    String mode =
        routine.kind() == Routine.Kind.PROCEDURE && argument.mode() != Routine.Mode.IN
            ? argument.mode() + " "
            : "";
    return mode + argument.name() + " " + argument.type().map(Object::toString).orElse("ANY TYPE");
  }

  private static String body(Routine routine) {
    if (!routine.language().equals("SQL")) {
      return " LANGUAGE "
          + routine.language().toLowerCase(java.util.Locale.ROOT)
          + "\nAS "
          + GoogleSqlText.string(routine.body());
    }
    return switch (routine.kind()) {
      case SCALAR_FUNCTION, AGGREGATE_FUNCTION -> "\nAS (\n" + routine.body() + "\n)";
      case TABLE_VALUED_FUNCTION -> "\nAS " + routine.body();
      case PROCEDURE -> "\n" + routine.body();
    };
  }
}
