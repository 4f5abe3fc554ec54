package dev.quern.benchmarks.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The eight tables as files of CSV with {@code |} between the fields.
 *
 * @param folder where the files are
 * @param tables the tables
 */
public record TpchData(Path folder, List<Table> tables) {

  /**
   * A table.
   *
   * @param name its name, also that of its file
   * @param columns its columns
   */
  public record Table(String name, List<Column> columns) {}

  /**
   * A column.
   *
   * @param name its name
   * @param type its BigQuery type: INT64, FLOAT64, STRING or DATE
   */
  public record Column(String name, String type) {}

  /**
   * Writes the tables.
   *
   * @param scaleFactor 1 is about 1 GB
   */
  public static TpchData generate(Path folder, double scaleFactor) throws IOException {
    for (TpchTable<?> table : TpchTable.getTables()) {
      try (Writer file = Files.newBufferedWriter(folder.resolve(table.getTableName() + ".csv"))) {
        write(table, scaleFactor, file);
      }
    }
    return new TpchData(folder, schema());
  }

  /** The tables without their rows. */
  public static List<Table> schema() {
    return TpchTable.getTables().stream()
        .map(table ->
            new Table(
                table.getTableName(), table.getColumns().stream().map(TpchData::column).toList()))
        .toList();
  }

  private static Column column(TpchColumn<?> column) {
    return new Column(
        column.getColumnName(),
        switch (column.getType().getBase()) {
          case INTEGER, IDENTIFIER -> "INT64";
          case DATE -> "DATE";
          case DOUBLE -> "FLOAT64";
          case VARCHAR -> "STRING";
        });
  }

  private static <E extends TpchEntity> void write(
      TpchTable<E> table, double scaleFactor, Writer file) throws IOException {
    for (E row : table.createGenerator(scaleFactor, 1, 1)) {
      String line = row.toLine();
      file.write(line.endsWith("|") ? line.substring(0, line.length() - 1) : line);
      file.write('\n');
    }
  }

  /** The file of a table. */
  public Path file(Table table) {
    return folder.resolve(table.name() + ".csv");
  }

  /** Loads the tables into DuckDB itself. */
  public void loadInto(Connection duckdb) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      for (Table table : tables) {
        String columns =
            table.columns().stream()
                .map(column -> column.name() + " " + engineType(column.type()))
                .collect(Collectors.joining(", "));
        statement.execute("CREATE TABLE " + table.name() + " (" + columns + ")");
        statement.execute(
            "COPY %s FROM '%s' (DELIMITER '|', HEADER false)".formatted(table.name(), file(table)));
      }
    }
  }

  private static String engineType(String type) {
    return switch (type) {
      case "INT64" -> "BIGINT";
      case "FLOAT64" -> "DOUBLE";
      case "STRING" -> "VARCHAR";
      default -> type;
    };
  }
}
