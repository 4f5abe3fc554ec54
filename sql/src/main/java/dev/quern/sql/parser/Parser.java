package dev.quern.sql.parser;

public final class Parser {
  public static dev.quern.sql.ast.Query parseQuery(String s) {
    throw new IllegalStateException();
  }
}
