package dev.quern.sql.parser;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.AggregateModifiers;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What legacy SQL has and GoogleSQL has not, as GoogleSQL's syntax tree:
 *
 * <pre>
 * [project:dataset.table]    -> `project.dataset.table`
 * JOIN EACH, GROUP EACH BY   -> JOIN, GROUP BY
 * a == b                     -> a = b
 * a % b                      -> MOD(a, b)
 * a CONTAINS b               -> CONTAINS(a, b)
 * FROM a, b                  -> FROM (SELECT * FROM a FULL UNION ALL BY NAME SELECT * FROM b)
 * </pre>
 *
 * Source: "Legacy SQL query syntax", "Legacy SQL functions and operators".
 */
final class LegacySql {

  /** What has no equal in GoogleSQL when a parenthesis follows. */
  private static final Set<String> CALLS =
      Set.of(
          "FLATTEN",
          "TABLE_DATE_RANGE",
          "TABLE_DATE_RANGE_STRICT",
          "TABLE_QUERY",
          "NEST",
          "POSITION",
          "TOP",
          "UNIQUE");

  /** What has no equal in GoogleSQL before another word. */
  private static final Set<String> CLAUSES = Set.of("WITHIN", "OMIT", "TOP");

  private LegacySql() {}

  /**
   * Adds the token at an index when GoogleSQL has no such token; answers where it ends, or the same
   * index when it is like GoogleSQL's.
   */
  static int sign(Tokens tokens, int at) {
    String text = tokens.text();
    int last = tokens.size() - 1;
    return switch (text.charAt(at)) {
      case '[' -> {
        int close = text.indexOf(']', at);
        if (close < at + 2) {
          yield at;
        }
        tokens.add(TokenKind.IDENTIFIER, at, close + 1);
        yield close + 1;
      }
      case '=' -> {
        if (!text.startsWith("==", at)) {
          yield at;
        }
        tokens.add(TokenKind.EQUALS, at, at + 2);
        yield at + 2;
      }
      case ':' -> {
        if (last < 0 || !tokens.kind(last).isIdentifier()) {
          yield at;
        }
        tokens.add(TokenKind.DOT, at, at + 1);
        yield at + 1;
      }
      case 'e', 'E' -> {
        boolean each =
            text.regionMatches(true, at, "EACH", 0, 4)
                && last >= 0
                && (tokens.kind(last) == TokenKind.JOIN || tokens.kind(last) == TokenKind.GROUP)
                && at + 4 < text.length()
                && !Character.isLetterOrDigit(text.charAt(at + 4));
        yield each ? at + 4 : at;
      }
      default -> at;
    };
  }

  /** The name that brackets hold. */
  static String name(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1).replaceFirst(":", ".");
  }

  /** Refuses what has no equal in GoogleSQL. */
  static void requireSupported(Tokens tokens) {
    String text = tokens.text();
    for (int i = 0; i < tokens.size() - 1; i++) {
      String word = text.substring(tokens.start(i), tokens.end(i)).toUpperCase(Locale.ROOT);
      boolean called = tokens.kind(i + 1) == TokenKind.LEFT_PAREN;
      boolean before = tokens.kind(i + 1).isIdentifier() || tokens.kind(i + 1) == TokenKind.INTEGER;
      if ((called && CALLS.contains(word)) || (before && CLAUSES.contains(word))) {
        throw unsupported(word, text, tokens.start(i));
      }
      if (word.startsWith("[") && (word.indexOf('@') >= 0 || word.indexOf('$') >= 0)) {
        throw unsupported("A table decorator", text, tokens.start(i));
      }
    }
  }

  static BigQueryException unsupported(String what, String text, int at) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        "%s in legacy SQL is not supported by Quern; see docs/reference/divergences.md at %s"
            .formatted(what, new Span(at, at).in(text)));
  }

  /** A call of a function that stands for an operator. */
  static FunctionCall call(String function, Span name, Span span, List<Expression> operands) {
    List<Argument> arguments = new ArrayList<>();
    for (Expression operand : operands) {
      arguments.add(new Argument.Value(operand.span(), operand, Optional.empty()));
    }
    return new FunctionCall(
        span,
        new PathName(name, List.of(new Identifier(name, function, false))),
        false,
        true,
        arguments,
        AggregateModifiers.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /** The rows of all items, with NULL for the columns that an item lacks. */
  static FromItem union(Span span, List<FromItem> items) {
    List<QueryBody> inputs = new ArrayList<>();
    List<QueryBody.SetOperator> operators = new ArrayList<>();
    for (FromItem item : items) {
      if (!inputs.isEmpty()) {
        operators.add(
            new QueryBody.SetOperator(
                item.span(),
                item.span(),
                item.span(),
                item.span(),
                QueryBody.SetKind.UNION,
                false,
                Optional.empty(),
                QueryBody.ColumnMatch.BY_NAME,
                Optional.of(QueryBody.ColumnPropagation.FULL),
                List.of()));
      }
      inputs.add(all(item));
    }
    Query query =
        new Query(
            span,
            Optional.empty(),
            new QueryBody.SetOperation(span, operators, inputs),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new FromItem.Subquery(span, false, query, Optional.empty(), List.of());
  }

  private static QueryBody all(FromItem item) {
    Span span = item.span();
    return new Select(
        span,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(new SelectItem.Star(span, SelectItem.StarModifiers.NONE)),
        Optional.of(item),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
