package dev.quern.scripting;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.quern.sql.ast.Script;
import dev.quern.sql.parser.GoogleSqlParser;

/** The syntax trees of the texts that were asked last. Safe for use by many threads. */
final class ParsedScripts {

  private static final int CAPACITY = 128;

  /** Longer ones are mostly rows in text form and do not come back. */
  private static final int MAX_TEXT = 1 << 14;

  private final GoogleSqlParser parser = new GoogleSqlParser();
  private final Cache<Text, Script> byText =
      CacheBuilder.newBuilder().maximumSize(CAPACITY).build();

  private record Text(String sql, boolean legacy) {}

  /** The tree of a text, parsed now unless it is known. */
  Script get(String sql, boolean legacy) {
    if (sql.length() > MAX_TEXT) {
      return parsed(sql, legacy);
    }
    Text text = new Text(sql, legacy);
    Script known = byText.getIfPresent(text);
    if (known != null) {
      return known;
    }
    Script script = parsed(sql, legacy);
    byText.put(text, script);
    return script;
  }

  private Script parsed(String sql, boolean legacy) {
    return legacy ? parser.parseLegacyQuery(sql) : parser.parseScript(sql);
  }
}
