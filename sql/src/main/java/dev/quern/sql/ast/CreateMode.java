package dev.quern.sql.ast;

/** {@code CREATE [OR REPLACE] [TEMP] ... [IF NOT EXISTS]} */
public record CreateMode(boolean orReplace, Scope scope, boolean ifNotExists) {

  /** {@code TEMP}; {@code PUBLIC} and {@code PRIVATE} are of modules, which BigQuery lacks. */
  public enum Scope {
    DEFAULT,
    TEMPORARY,
    PUBLIC,
    PRIVATE
  }
}
