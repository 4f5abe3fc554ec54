package dev.quern.jobs.load;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.streaming.write.DefaultValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The default values of the columns that a load says nothing of. A column that its schema has is
 * NULL where the files say nothing of it. Source: "Specify default column values".
 *
 * @param columns columns of a table with default values
 * @param expressions the engine's text for each, of another value in each row where that is meant
 */
record ColumnDefaults(List<SchemaField> columns, List<String> expressions) {

  ColumnDefaults {
    columns = List.copyOf(columns);
    expressions = List.copyOf(expressions);
  }

  /** Those of a table as it is, for a statement in a transaction that begins after this. */
  static ColumnDefaults of(
      Optional<Table> table, Supplier<DefaultValues> values, Principal caller) {
    List<SchemaField> columns = columns(table);
    return new ColumnDefaults(
        columns,
        columns.isEmpty()
            ? List.of()
            : values.get().expressions(table.orElseThrow(), columns, caller));
  }

  private static List<SchemaField> columns(Optional<Table> table) {
    return table.stream().flatMap(present -> DefaultValues.columns(present).stream()).toList();
  }

  /** Whether they are those of a table. */
  boolean isOf(Optional<Table> table) {
    return columns.equals(columns(table));
  }

  /**
   * Those of the columns that a table still has when a load begins to write.
   *
   * @param declared the columns that the load has
   */
  ColumnDefaults among(TableSchema schema, TableSchema declared) {
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(i -> schema.indexOf(columns.get(i).name()) >= 0)
            .filter(i -> declared.indexOf(columns.get(i).name()) < 0)
            .boxed()
            .toList();
    return new ColumnDefaults(
        kept.stream().map(columns::get).toList(), kept.stream().map(expressions::get).toList());
  }

  /** A schema with these columns behind its own. */
  TableSchema behind(TableSchema schema) {
    return new TableSchema(Stream.concat(schema.fields().stream(), columns.stream()).toList());
  }

  /** A schema but for these columns. */
  TableSchema without(TableSchema schema) {
    TableSchema own = new TableSchema(columns);
    return new TableSchema(
        schema.fields().stream().filter(field -> own.indexOf(field.name()) < 0).toList());
  }
}
