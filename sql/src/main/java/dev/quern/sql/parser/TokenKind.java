package dev.quern.sql.parser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of tokens. Keywords are named as they are written; those up to {@link #WITHIN} are
 * reserved, the others serve as identifiers too. Source: "Lexical structure and syntax", Keywords.
 *
 * <p>Long because the language has so many words.
 */
enum TokenKind {
  END_OF_INPUT("end of input"),
  /** A fault of the text, reported once the parser gets there. */
  FAULT(""),
  IDENTIFIER("identifier"),
  INTEGER("integer literal"),
  FLOAT("floating point literal"),
  STRING("string literal"),
  BYTES("bytes literal"),
  /** A word right behind a number. */
  STUCK_WORD("stuck word"),
  /** {@code $} with a word right behind it. */
  DOLLAR_WORD("$word"),
  LEFT_PAREN("\"(\""),
  RIGHT_PAREN("\")\""),
  LEFT_BRACKET("\"[\""),
  RIGHT_BRACKET("\"]\""),
  LEFT_BRACE("\"{\""),
  RIGHT_BRACE("\"}\""),
  COMMA("\",\""),
  DOT("\".\""),
  SEMICOLON("\";\""),
  COLON("\":\""),
  STAR("\"*\""),
  PLUS_SIGN("\"+\""),
  MINUS_SIGN("\"-\""),
  SLASH("\"/\""),
  TILDE("\"~\""),
  AMPERSAND("\"&\""),
  BAR("\"|\""),
  CARET("\"^\""),
  DOUBLE_BAR("||"),
  PIPE("\"|>\""),
  SHIFT_LEFT("\"<<\""),
  SHIFT_RIGHT("\">>\""),
  EQUALS("\"=\""),
  PLUS_EQUALS("\"+=\""),
  MINUS_EQUALS("\"-=\""),
  NOT_EQUALS("\"!=\""),
  LESS_GREATER("\"<>\""),
  LESS("\"<\""),
  LESS_EQUALS("\"<=\""),
  GREATER("\">\""),
  GREATER_EQUALS("\">=\""),
  ARROW("->"),
  FAT_ARROW("=>"),
  AT_SIGN("\"@\""),
  DOUBLE_AT("\"@@\""),
  QUESTION("\"?\""),
  DOLLAR("\"$\""),
  BACKSLASH("\"\\\""),
  EXCLAMATION("\"!\""),
  PERCENT_SIGN("\"%\""),

  ALL,
  AND,
  ANY,
  ARRAY,
  AS,
  ASC,
  ASSERT_ROWS_MODIFIED,
  AT,
  BETWEEN,
  BY,
  CASE,
  CAST,
  COLLATE,
  CONTAINS,
  CREATE,
  CROSS,
  CUBE,
  CURRENT,
  DEFAULT,
  DEFINE,
  DESC,
  DISTINCT,
  ELSE,
  END,
  ENUM,
  ESCAPE,
  EXCEPT,
  EXCLUDE,
  EXISTS,
  EXTRACT,
  FALSE,
  FETCH,
  FOLLOWING,
  FOR,
  FROM,
  FULL,
  GRAPH_TABLE,
  GROUP,
  GROUPING,
  GROUPS,
  HASH,
  HAVING,
  IF,
  IGNORE,
  IN,
  INNER,
  INTERSECT,
  INTERVAL,
  INTO,
  IS,
  JOIN,
  LATERAL,
  LEFT,
  LIKE,
  LIMIT,
  LOOKUP,
  MATCH_RECOGNIZE,
  MERGE,
  NATURAL,
  NEW,
  NO,
  NOT,
  NULL,
  NULLS,
  OF,
  ON,
  OR,
  ORDER,
  OUTER,
  OVER,
  PARTITION,
  PRECEDING,
  PROTO,
  QUALIFY,
  RANGE,
  RECURSIVE,
  RESPECT,
  RIGHT,
  ROLLUP,
  ROWS,
  SELECT,
  SET,
  SOME,
  STRUCT,
  TABLESAMPLE,
  THEN,
  TO,
  TREAT,
  TRUE,
  UNBOUNDED,
  UNION,
  UNNEST,
  USING,
  WHEN,
  WHERE,
  WINDOW,
  WITH,
  WITHIN,

  ABORT,
  ACCESS,
  ACTION,
  ACYCLIC,
  ADD,
  AFTER,
  AGGREGATE,
  ALTER,
  ALWAYS,
  ANALYZE,
  APPROX,
  ARE,
  ASCENDING,
  ASSERT,
  BATCH,
  BEGIN,
  BIGDECIMAL,
  BIGNUMERIC,
  BREAK,
  CALL,
  CASCADE,
  CHEAPEST,
  CHECK,
  CLAMPED,
  CLONE,
  CLUSTER,
  COLUMN,
  COLUMNS,
  COMMIT,
  CONFLICT,
  CONNECTION,
  CONSTANT,
  CONSTRAINT,
  CONTINUE,
  COPY,
  CORRESPONDING,
  COST,
  CYCLE,
  DATA,
  DATABASE,
  DATE,
  DATETIME,
  DECIMAL,
  DECLARE,
  DEFINER,
  DELETE,
  DELETION,
  DEPTH,
  DESCENDING,
  DESCRIBE,
  DESCRIPTOR,
  DESTINATION,
  DETERMINISTIC,
  DO,
  DROP,
  DYNAMIC,
  EDGE,
  ELSEIF,
  ENFORCED,
  ERROR,
  EXCEPTION,
  EXECUTE,
  EXPLAIN,
  EXPORT,
  EXTEND,
  EXTERNAL,
  FILES,
  FILL,
  FILTER,
  FIRST,
  FOREIGN,
  FORK,
  FORMAT,
  FUNCTION,
  GENERATED,
  GRANT,
  GRAPH,
  GROUP_ROWS,
  HIDDEN,
  IDENTITY,
  IMMEDIATE,
  IMMUTABLE,
  IMPORT,
  INCLUDE,
  INCREMENT,
  INDEX,
  INOUT,
  INPUT,
  INSERT,
  INTERLEAVE,
  INVOKER,
  ISOLATION,
  ITERATE,
  JSON,
  KEY,
  LABEL,
  LABELED,
  LANGUAGE,
  LAST,
  LEAVE,
  LET,
  LEVEL,
  LOAD,
  LOCALITY,
  LOG,
  LOOP,
  MACRO,
  MAP,
  MATCH,
  MATCHED,
  MATERIALIZED,
  MAX,
  MAXVALUE,
  MEASURES,
  MESSAGE,
  METADATA,
  MIN,
  MINVALUE,
  MODEL,
  MODULE,
  NAME,
  NEXT,
  NODE,
  NOTHING,
  NULL_FILTERED,
  NUMERIC,
  OFFSET,
  ONLY,
  OPTIONAL,
  OPTIONS,
  OUT,
  OUTPUT,
  OVERWRITE,
  PARENT,
  PARTITIONS,
  PAST,
  PATH,
  PATHS,
  PATTERN,
  PER,
  PERCENT,
  PIVOT,
  POLICIES,
  POLICY,
  PRIMARY,
  PRIVATE,
  PRIVILEGE,
  PRIVILEGES,
  PROCEDURE,
  PROJECT,
  PROPERTIES,
  PROPERTY,
  PUBLIC,
  RAISE,
  READ,
  REBUILD,
  REFERENCES,
  REMOTE,
  REMOVE,
  RENAME,
  REPEAT,
  REPEATABLE,
  REPLACE,
  REPLACE_FIELDS,
  REPLICA,
  REPORT,
  RESTRICT,
  RESTRICTION,
  RETURN,
  RETURNS,
  REVOKE,
  ROLLBACK,
  ROW,
  RUN,
  SAFE_CAST,
  SCHEMA,
  SEARCH,
  SECURITY,
  SEQUENCE,
  SETS,
  SHORTEST,
  SHOW,
  SIMPLE,
  SKIP,
  SNAPSHOT,
  SOURCE,
  SQL,
  STABLE,
  START,
  STATIC_DESCRIBE,
  STORED,
  STORING,
  STRICT,
  SYSTEM,
  SYSTEM_TIME,
  TABLE,
  TABLES,
  TARGET,
  TEE,
  TEMP,
  TEMPORARY,
  TIME,
  TIMESTAMP,
  TRAIL,
  TRANSACTION,
  TRANSFORM,
  TRUNCATE,
  TYPE,
  UNDROP,
  UNIQUE,
  UNKNOWN,
  UNPIVOT,
  UNTIL,
  UPDATE,
  VALUE,
  VALUES,
  VECTOR,
  VIEW,
  VIEWS,
  VOLATILE,
  WALK,
  WEIGHT,
  WHILE,
  WRITE,
  YIELD,
  ZONE;

  private static final int TABLE_SIZE = 2048;

  /** The keywords by the hash of their letters, with linear probing. */
  private static final List<Optional<TokenKind>> KEYWORDS = keywordTable();

  private static final Set<TokenKind> RESERVED = EnumSet.range(ALL, WITHIN);

  private final String display;

  TokenKind() {
    display = "keyword " + name();
  }

  TokenKind(String display) {
    this.display = display;
  }

  private static List<Optional<TokenKind>> keywordTable() {
    List<Optional<TokenKind>> table =
        new ArrayList<>(Collections.nCopies(TABLE_SIZE, Optional.empty()));
    for (TokenKind kind : EnumSet.range(ALL, ZONE)) {
      int slot = slot(kind.name(), 0, kind.name().length());
      while (table.get(slot).isPresent()) {
        slot = (slot + 1) % TABLE_SIZE;
      }
      table.set(slot, Optional.of(kind));
    }
    return Collections.unmodifiableList(table);
  }

  private static int slot(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + (text.charAt(i) & ~0x20);
    }
    return (hash ^ (hash >>> 11)) & (TABLE_SIZE - 1);
  }

  /** The keyword that a part of a text is, in any case, or IDENTIFIER. */
  static TokenKind ofWord(String text, int start, int end) {
    int slot = slot(text, start, end);
    while (true) {
      Optional<TokenKind> kind = KEYWORDS.get(slot);
      if (kind.isEmpty()) {
        return IDENTIFIER;
      }
      String name = kind.get().name();
      if (name.length() == end - start && text.regionMatches(true, start, name, 0, name.length())) {
        return kind.get();
      }
      slot = (slot + 1) % TABLE_SIZE;
    }
  }

  /** What error messages call a token that was expected. */
  String display() {
    return display;
  }

  /** The length of a sign in the text. */
  int length() {
    return display.startsWith("\"") ? display.length() - 2 : display.length();
  }

  boolean isKeyword() {
    return compareTo(ALL) >= 0;
  }

  boolean isReserved() {
    return RESERVED.contains(this);
  }

  /** Whether the token can be a name where names may stand. */
  boolean isIdentifier() {
    return this == IDENTIFIER || compareTo(WITHIN) > 0;
  }
}
