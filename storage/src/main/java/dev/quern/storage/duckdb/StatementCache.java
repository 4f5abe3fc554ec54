package dev.quern.storage.duckdb;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The statements that a connection ran last, as parsed: the engine takes about a millisecond for
 * the text of a usual query. Used by one thread at a time.
 */
final class StatementCache implements AutoCloseable {

  private static final int CAPACITY = 32;

  /** Longer ones are mostly rows in text form and do not come back. */
  private static final int MAX_TEXT = 1 << 14;

  private final SequencedMap<String, ParsedStatement> byText = new LinkedHashMap<>();
  private boolean closed;

  /** Takes the statement of a text, which is then not in the cache; parses it where it is not. */
  ParsedStatement take(long connection, EngineErrors errors, String sql) {
    ParsedStatement known = byText.remove(sql);
    return known != null ? known : ParsedStatement.parse(connection, errors, sql);
  }

  /** Gives a statement back after it ran. */
  void giveBack(String sql, ParsedStatement statement) {
    if (closed || sql.length() > MAX_TEXT) {
      statement.close();
      return;
    }
    ParsedStatement other = byText.put(sql, statement);
    if (other != null) {
      other.close();
    }
    if (byText.size() > CAPACITY) {
      byText.pollFirstEntry().getValue().close();
    }
  }

  @Override
  public void close() {
    closed = true;
    byText.values().forEach(ParsedStatement::close);
    byText.clear();
  }
}
