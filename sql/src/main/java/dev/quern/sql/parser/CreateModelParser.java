package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.INPUT;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.OUTPUT;
import static dev.quern.sql.parser.TokenKind.REMOTE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.TRANSFORM;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE MODEL. Source: "CREATE MODEL statement". */
final class CreateModelParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final TableElementParser elements;

  CreateModelParser(Grammar grammar, TableElementParser elements) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.elements = elements;
  }

  /** {@code MODEL name ...} */
  CreateStatement model(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created =
        new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
    PathName name = grammar.names.path();
    List<TableElement> input = List.of();
    List<TableElement> output = List.of();
    if (cursor.accept(INPUT)) {
      input = elements.list();
      cursor.expect(OUTPUT);
      output = elements.list();
    }
    List<SelectItem> transform = cursor.accept(TRANSFORM) ? transform() : List.of();
    boolean remote = cursor.accept(REMOTE);
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    List<OptionEntry> options = grammar.options.optional();
    Optional<Query> query = Optional.empty();
    List<Query.CommonTable> queries = List.of();
    if (cursor.accept(AS)) {
      if (cursor.at(LEFT_PAREN) && namesQuery()) {
        queries = queries();
      } else {
        query = Optional.of(grammar.queries.query());
      }
    }
    return new CreateStatement.CreateModel(
        cursor.since(start),
        created,
        name,
        transform,
        input,
        output,
        remote,
        connection,
        options,
        query,
        queries);
  }

  /** Whether a name, rather than a query, stands behind the parenthesis here. */
  private boolean namesQuery() {
    TokenKind next = cursor.kind(1);
    return next.isIdentifier()
        && !(next == TokenKind.TABLE && cursor.kind(2).isIdentifier())
        && !(next == TokenKind.GRAPH && cursor.kind(2).isIdentifier());
  }

  private List<SelectItem> transform() {
    cursor.expect(LEFT_PAREN);
    List<SelectItem> items = grammar.selects.lists().selectList();
    cursor.expect(RIGHT_PAREN);
    return items;
  }

  private List<Query.CommonTable> queries() {
    cursor.advance();
    List<Query.CommonTable> queries = new ArrayList<>();
    queries.add(namedQuery());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      queries.add(namedQuery());
    }
    return List.copyOf(queries);
  }

  private Query.CommonTable namedQuery() {
    int start = cursor.start();
    Identifier name = grammar.names.identifier();
    cursor.expect(AS);
    Query query = grammar.queries.parenthesized();
    return new Query.CommonTable(cursor.since(start), name, Optional.of(query), Optional.empty());
  }
}
