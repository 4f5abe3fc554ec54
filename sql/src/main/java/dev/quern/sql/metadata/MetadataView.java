package dev.quern.sql.metadata;

import dev.quern.domain.reference.TableReference;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.function.JavaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A view of INFORMATION_SCHEMA.
 *
 * @param name its name, in capitals
 * @param level what it shows the contents of
 * @param rows its rows
 * @param columns its columns
 */
public record MetadataView<R>(
    String name,
    Level level,
    Function<MetadataRequest, Stream<R>> rows,
    List<ViewColumn<R>> columns) {

  private static final long MICROS_PER_MILLI = 1000;

  /** What a view may be qualified with. */
  public enum Level {
    /** A dataset, or a region or project with all its datasets. */
    DATASET,
    /** A region or project. */
    PROJECT
  }

  /**
   * A column of a view.
   *
   * @param value its value in a row
   */
  public record ViewColumn<R>(String name, SqlType type, Function<R, Value> value) {}

  public MetadataView {
    columns = List.copyOf(columns);
  }

  /** The rows of the view for a request; those of one moment, found before this returns. */
  public JavaTable table(MetadataRequest request) {
    return new MetadataTable<>(columns, rows.apply(request).toList());
  }

  static <R> Builder<R> dataset(String name, Function<MetadataRequest, Stream<R>> rows) {
    return new Builder<>(name, Level.DATASET, rows);
  }

  static <R> Builder<R> project(String name, Function<MetadataRequest, Stream<R>> rows) {
    return new Builder<>(name, Level.PROJECT, rows);
  }

  /** Collects the columns of a view in their order. */
  static final class Builder<R> {

    private final String name;
    private final Level level;
    private final Function<MetadataRequest, Stream<R>> rows;
    private final List<ViewColumn<R>> columns = new ArrayList<>();

    private Builder(String name, Level level, Function<MetadataRequest, Stream<R>> rows) {
      this.name = name;
      this.level = level;
      this.rows = rows;
    }

    Builder<R> value(String column, SqlType type, Function<R, Value> value) {
      columns.add(new ViewColumn<>(column, type, value));
      return this;
    }

    Builder<R> text(String column, Function<R, String> value) {
      return value(column, ScalarType.STRING, value.andThen(Value.Text::new));
    }

    Builder<R> optional(String column, Function<R, Optional<String>> value) {
      return value(column, ScalarType.STRING, row -> MetadataValues.text(value.apply(row)));
    }

    /** A column that says {@code YES} or {@code NO}. */
    Builder<R> yesNo(String column, Predicate<R> value) {
      return text(column, row -> MetadataValues.yesNo(value.test(row)));
    }

    Builder<R> bool(String column, Predicate<R> value) {
      return value(column, ScalarType.BOOL, row -> new Value.Bool(value.test(row)));
    }

    Builder<R> int64(String column, ToLongFunction<R> value) {
      return value(column, ScalarType.INT64, row -> new Value.Int64(value.applyAsLong(row)));
    }

    Builder<R> optionalInt64(String column, Function<R, OptionalLong> value) {
      return value(column, ScalarType.INT64, row -> MetadataValues.int64(value.apply(row)));
    }

    /** A TIMESTAMP given in milliseconds. */
    Builder<R> time(String column, ToLongFunction<R> millis) {
      return value(
          column,
          ScalarType.TIMESTAMP,
          row -> new Value.Timestamp(millis.applyAsLong(row) * MICROS_PER_MILLI));
    }

    Builder<R> optionalTime(String column, Function<R, OptionalLong> millis) {
      return value(column, ScalarType.TIMESTAMP, row -> MetadataValues.time(millis.apply(row)));
    }

    /** A column that is always NULL, because nothing in Quern gives it a value. */
    Builder<R> none(String column, SqlType type) {
      return value(column, type, row -> new Value.Null(type));
    }

    /** STRING columns that are always NULL. */
    Builder<R> none(String... names) {
      for (String column : names) {
        none(column, ScalarType.STRING);
      }
      return this;
    }

    /** The columns {@code table_catalog}, {@code table_schema} and {@code table_name}. */
    Builder<R> table(Function<R, TableReference> table) {
      return reference("table_catalog", "table_schema", "table_name", table);
    }

    /** The parts of a table's name under other names of columns. */
    Builder<R> reference(
        String project, String dataset, String id, Function<R, TableReference> table) {
      return text(project, row -> table.apply(row).dataset().projectId())
          .text(dataset, row -> table.apply(row).dataset().datasetId())
          .text(id, row -> table.apply(row).tableId());
    }

    MetadataView<R> build() {
      return new MetadataView<>(name, level, rows, columns);
    }
  }
}
