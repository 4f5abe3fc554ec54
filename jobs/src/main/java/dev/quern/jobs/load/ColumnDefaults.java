package dev.quern.jobs.load;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.write.DefaultValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The default values of the columns that a load says nothing of. A column that its schema has is
 * NULL where the files say nothing of it. Source: "Specify default column values".
 */
final class ColumnDefaults implements AutoCloseable {

  /** Defaults whose value is another one in each row. */
  private static final Map<String, String> PER_ROW =
      Map.of("GENERATE_UUID()", "uuid()::VARCHAR", "RAND()", "random()");

  private final List<SchemaField> columns;
  private final List<String> expressions = new ArrayList<>();
  private final List<JavaTables.Shown> shown = new ArrayList<>();

  private ColumnDefaults(List<SchemaField> columns) {
    this.columns = columns;
  }

  /**
   * The defaults of a table.
   *
   * @param declared the columns that the load has
   */
  static ColumnDefaults of(
      Table table, TableSchema declared, Supplier<DefaultValues> values, JavaTables tables) {
    ColumnDefaults defaults =
        new ColumnDefaults(
            table.schema().fields().stream()
                .filter(field -> field.attributes().defaultValueExpression().isPresent())
                .filter(field -> declared.indexOf(field.name()) < 0)
                .toList());
    for (SchemaField field : defaults.columns) {
      defaults.expressions.add(
          defaults.expression(
              table,
              field,
              field.attributes().defaultValueExpression().orElse(""),
              values,
              tables));
    }
    return defaults;
  }

  private String expression(
      Table table,
      SchemaField field,
      String expression,
      Supplier<DefaultValues> values,
      JavaTables tables) {
    String perRow = PER_ROW.get(expression.strip().toUpperCase(Locale.ROOT));
    if (perRow != null) {
      return perRow;
    }
    HeapVectorWriter value = new HeapVectorWriter(field.type());
    try (RowStream stream = values.get().of(table, field, expression, 1)) {
      value.copy(stream.next().orElseThrow().column(0), 0, 1, 0);
    }
    JavaTables.Shown one =
        tables.show(new OneValue(field.type(), new RowBatch(1, List.of(value.toVector(1)))));
    shown.add(one);
    return "(SELECT %s FROM %s)".formatted(PhysicalTypes.fieldName(0), one.sql());
  }

  /** A row of one value, for as many statements as want it. */
  private record OneValue(SqlType type, RowBatch row) implements JavaTable {

    @Override
    public List<SqlType> types() {
      return List.of(type);
    }

    @Override
    public Scan scan(List<Integer> columns) {
      return new BatchTable(types(), List.of(row).iterator()).scan(columns);
    }
  }

  /** A schema with these columns behind its own. */
  TableSchema behind(TableSchema schema) {
    return new TableSchema(Stream.concat(schema.fields().stream(), columns.stream()).toList());
  }

  /** The engine's text for their values. */
  List<String> expressions() {
    return expressions;
  }

  /** A schema but for these columns. */
  TableSchema without(TableSchema schema) {
    TableSchema own = new TableSchema(columns);
    return new TableSchema(
        schema.fields().stream().filter(field -> own.indexOf(field.name()) < 0).toList());
  }

  @Override
  public void close() {
    shown.forEach(JavaTables.Shown::close);
  }
}
