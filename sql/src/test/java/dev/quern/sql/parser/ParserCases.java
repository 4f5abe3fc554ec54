package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.ast.Script;
import dev.quern.sql.ast.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the tests of the parser share: tables of cases, and reading a text to compare its tree. */
final class ParserCases {

  private static final String SEPARATOR = " >>> ";
  private static final GoogleSqlParser PARSER = new GoogleSqlParser();

  private ParserCases() {}

  /** The lines of a table, each of a text and what is expected of it. */
  static Stream<Arguments> table(String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> {
          int at = line.indexOf(SEPARATOR);
          assertThat(at).as(line).isPositive();
          return Arguments.of(
              unescaped(line.substring(0, at).strip()),
              line.substring(at + SEPARATOR.length()).strip());
        });
  }

  /** {@code \n} and {@code \t} of a table's text, which are one line there. */
  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  static String expression(String sql) {
    return TreePrinter.print(PARSER.parseExpression(sql));
  }

  static String type(String sql) {
    return TreePrinter.print(PARSER.parseType(sql));
  }

  /** The tree of a text of one statement, without what wraps a plain query. */
  static String statement(String sql) {
    Script script = PARSER.parseScript(sql);
    assertThat(script.statements()).as(sql).hasSize(1);
    return switch (script.statements().getFirst()) {
      case Statement.QueryStatement q -> TreePrinter.print(q.query());
      case Statement s -> TreePrinter.print(s);
    };
  }

  /** The message of the error that a script is rejected with. */
  static String rejection(String sql) {
    BigQueryException error =
        catchThrowableOfType(BigQueryException.class, () -> PARSER.parseScript(sql));
    assertThat(error).as(sql).isNotNull();
    assertThat(error.reason()).isEqualTo(ErrorReason.INVALID_QUERY);
    assertThat(error.error().location()).contains("query");
    return error.error().message();
  }
}
