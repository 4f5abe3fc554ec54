package dev.quern.storage.duckdb;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Results as text, one string a row. */
public final class Rows {

  private Rows() {}

  /** Runs a statement on a connection of its own. */
  public static long run(DuckDatabase database, String sql, Value... parameters) {
    try (DuckConnection connection = database.connect()) {
      return connection.execute(sql, parameters);
    }
  }

  /** The rows of a query, run on a connection of its own. */
  public static List<String> of(DuckDatabase database, String sql, Value... parameters) {
    try (DuckConnection connection = database.connect()) {
      return of(connection, sql, parameters);
    }
  }

  /** The rows of a query. */
  public static List<String> of(DuckConnection connection, String sql, Value... parameters) {
    try (RowStream stream = connection.query(sql, parameters)) {
      return of(stream);
    }
  }

  /** All rows of a stream. */
  public static List<String> of(RowStream stream) {
    List<String> rows = new ArrayList<>();
    for (Optional<RowBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
      for (int row = 0; row < batch.get().rowCount(); row++) {
        StringJoiner cells = new StringJoiner(", ");
        for (ColumnVector column : batch.get().columns()) {
          cells.add(cell(column, row));
        }
        rows.add(cells.toString());
      }
    }
    return rows;
  }

  /** One value. */
  public static String cell(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return "NULL";
    }
    return switch (vector.layout()) {
      case BOOL8 -> String.valueOf(vector.getBool(row));
      case INT32 -> String.valueOf(vector.getInt(row));
      case INT64 -> String.valueOf(vector.getLong(row));
      case FLOAT64 -> String.valueOf(vector.getDouble(row));
      case INT128 -> vector.getInt128High(row) + ":" + vector.getInt128Low(row);
      case INTERVAL ->
          vector.getMonths(row) + "m" + vector.getDays(row) + "d" + vector.getMicros(row) + "u";
      case BINARY ->
          vector.type() == ScalarType.STRING || vector.type() == ScalarType.JSON
              ? vector.getString(row)
              : "x" + HexFormat.of().formatHex(vector.getBytes(row));
      case LIST -> {
        StringJoiner cells = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < vector.getListLength(row); i++) {
          cells.add(cell(vector.child(0), vector.getListOffset(row) + i));
        }
        yield cells.toString();
      }
      case STRUCT -> {
        StringJoiner cells = new StringJoiner(", ", "{", "}");
        vector.children().forEach(child -> cells.add(cell(child, row)));
        yield cells.toString();
      }
    };
  }
}
