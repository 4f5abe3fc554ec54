package dev.quern.sql.parser;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Script;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TypeExpression;

/**
 * Reads GoogleSQL in BigQuery's dialect into its syntax tree. Stateless. Faults are thrown as
 * {@link BigQueryException} with reason {@code invalidQuery}, location {@code query} and
 * GoogleSQL's message, which ends with the place, such as {@code at [1:8]}; too deep a nesting has
 * reason {@code resourcesExceeded}. Source: "Query syntax" and the pages on DDL, DML, DCL and the
 * procedural language.
 */
public final class GoogleSqlParser {

  /** Any number of statements, each ended by a semicolon but for the last. */
  public Script parseScript(String sql) {
    Grammar grammar = grammar(sql, "end of script");
    Script script = grammar.statements.scripts().script();
    grammar.cursor.finish();
    return script;
  }

  /**
   * A query in legacy SQL, as far as GoogleSQL has its equal: names in brackets, EACH, CONTAINS, %
   * and the comma that unites tables. Source: "Legacy SQL query syntax".
   */
  public Script parseLegacyQuery(String sql) {
    Tokens tokens = Lexer.tokenize(sql, true);
    LegacySql.requireSupported(tokens);
    Grammar grammar = new Grammar(new TokenCursor(tokens, "end of query"));
    Script script = grammar.statements.scripts().script();
    grammar.cursor.finish();
    for (Statement statement : script.statements()) {
      if (!(statement instanceof Statement.QueryStatement) || script.statements().size() > 1) {
        throw LegacySql.unsupported("Anything but one SELECT", sql, statement.span().start());
      }
    }
    return script;
  }

  /** One statement that is no block and no control of flow; a semicolon may follow. */
  public Statement parseStatement(String sql) {
    Grammar grammar = grammar(sql, "end of statement");
    Statement statement = grammar.statements.statement();
    grammar.cursor.accept(TokenKind.SEMICOLON);
    grammar.cursor.finish();
    return statement;
  }

  /** An expression. */
  public Expression parseExpression(String sql) {
    Grammar grammar = grammar(sql, "end of expression");
    Expression expression = grammar.expressions.expression();
    grammar.cursor.finish();
    return expression;
  }

  /** A type, such as {@code ARRAY<STRING(10)>}. */
  public TypeExpression parseType(String sql) {
    Grammar grammar = grammar(sql, "end of type");
    TypeExpression type = grammar.types.type();
    grammar.cursor.finish();
    return type;
  }

  /** Whether a word cannot be a name without backquotes. */
  public static boolean isReserved(String word) {
    return TokenKind.ofWord(word, 0, word.length()).isReserved();
  }

  private static Grammar grammar(String sql, String endName) {
    return new Grammar(new TokenCursor(Lexer.tokenize(sql), endName));
  }
}
