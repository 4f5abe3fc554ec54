package dev.quern.storage.duckdb;

/** Pieces of DuckDB's SQL that carry names and texts from outside. */
public final class SqlText {

  private SqlText() {}

  /** A string literal. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A quoted identifier. */
  public static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
