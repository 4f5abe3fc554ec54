package dev.quern.types.json;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONPath. The standard dialect (JSON_QUERY, JSON_VALUE and the functions that edit) writes
 * {@code ."a key"}, the legacy one (JSON_EXTRACT…) {@code ['a key']}. Source: "JSONPath format".
 */
final class JsonPath {

  /** Which functions the path is for. */
  enum Dialect {
    STANDARD("(?<name>[\\p{L}\\p{N}_:\\s-]+)|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"", "[\\d-]+", "\""),
    /** For functions that edit and lax paths: keys stay as written, no negative subscripts. */
    STRICT("(?<name>[\\p{L}\\p{N}_:\\s-]+)|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"", "\\d+", "\""),
    LEGACY("(?<name>[\\p{L}\\p{N}_:\\s-]+)", "[\\p{L}\\p{N}_-]+", "'");

    private final Pattern step;
    private final String quote;

    Dialect(String member, String subscript, String quote) {
      String quotedSubscript = quote.equals("'") ? "|'(?<quoted>(?:[^'\\\\]|\\\\.)*)'" : "";
      this.step =
          Pattern.compile(
              "\\.(?:%s)|\\[\\s*(?:(?<subscript>%s)%s)\\s*\\]"
                  .formatted(member, subscript, quotedSubscript),
              Pattern.DOTALL);
      this.quote = quote;
    }

    private String unescape(String quoted) {
      return quoted.replace("\\" + quote, quote);
    }
  }

  /** One step down: a member's key, or an array's subscript. */
  static final class Step {
    private final String key;
    private final long index;
    private final boolean isSubscript;
    private final byte[] keyBytes;
    private final byte[] quotedKey;

    private Step(String key, boolean isSubscript) {
      ByteSink quoted = new ByteSink(key.length() + 8);
      JsonPrinter.string(Utf8.encode(key), quoted);
      this.key = key;
      this.index = index(key);
      this.isSubscript = isSubscript;
      this.keyBytes = Utf8.encode(key);
      this.quotedKey = quoted.toByteArray();
    }

    static Step of(String key, boolean isSubscript) {
      return new Step(key, isSubscript);
    }

    String key() {
      return key;
    }

    /** The key in UTF-8; not to be changed. */
    byte[] keyBytes() {
      return keyBytes;
    }

    /** The subscript that the key stands for, -1 when it is none. */
    long index() {
      return index;
    }

    /** Whether it was written as a subscript of digits. */
    boolean isSubscript() {
      return isSubscript;
    }

    /** The key as normalized JSON text has it, with quotes; not to be changed. */
    byte[] quotedKey() {
      return quotedKey;
    }

    private static long index(String key) {
      if (key.isEmpty() || !key.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return -1;
      }
      try {
        return Long.parseLong(key);
      } catch (NumberFormatException e) {
        return -1;
      }
    }
  }

  /** Operators that BigQuery has not; looked for outside of quotes, in this order. */
  private static final List<String> UNSUPPORTED = List.of("@", "..", "*");

  private static final Pattern MODIFIER = Pattern.compile("(?i)(lax|recursive)\\s+");

  private final List<Step> steps;
  private final boolean lax;
  private final boolean recursive;

  private JsonPath(List<Step> steps, boolean lax, boolean recursive) {
    this.steps = steps;
    this.lax = lax;
    this.recursive = recursive;
  }

  /** Reads a path without modifiers. */
  static JsonPath parse(String path, Dialect dialect) {
    return new JsonPath(steps(path, dialect), false, false);
  }

  /** Reads a path that may begin with the modifiers lax and recursive, each at most once. */
  static JsonPath parseWithModifiers(String path) {
    Set<String> modifiers = new LinkedHashSet<>();
    Matcher matcher = MODIFIER.matcher(path);
    int at = 0;
    while (matcher.region(at, path.length()).lookingAt()
        && modifiers.add(matcher.group(1).toLowerCase(Locale.ROOT))) {
      at = matcher.end();
    }
    if (modifiers.isEmpty()) {
      return parse(path, Dialect.STANDARD);
    }
    if (!modifiers.contains("lax")) {
      throw DataErrors.dataError(
          "JSONPath has an invalid combination of modifiers. The 'lax' modifier must be included if"
              + " 'recursive' is specified.");
    }
    if (!path.startsWith("$", at)) {
      throw DataErrors.dataError(
          "JSONPath must start with zero or more unique modifiers followed by '$'");
    }
    List<Step> steps = steps(path.substring(at), Dialect.STRICT);
    return new JsonPath(steps, true, modifiers.contains("recursive"));
  }

  private static List<Step> steps(String path, Dialect dialect) {
    if (!path.startsWith("$")) {
      throw DataErrors.dataError("JSONPath must start with '$'");
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = dialect.step.matcher(path);
    int at = 1;
    int end = dialect == Dialect.LEGACY && path.endsWith(".") ? path.length() - 1 : path.length();
    while (at < end) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw invalid(path.substring(at), dialect);
      }
      steps.add(step(matcher, dialect));
      at = matcher.end();
    }
    return List.copyOf(steps);
  }

  private static Step step(Matcher matcher, Dialect dialect) {
    String name = matcher.group("subscript");
    if (name != null) {
      Step step = Step.of(name, true);
      if (dialect == Dialect.STRICT && step.index() < 0) {
        throw DataErrors.dataError("JSONPath contains invalid array index: %s", name);
      }
      return step;
    }
    String quoted = matcher.group("quoted");
    if (quoted != null) {
      return Step.of(dialect == Dialect.STRICT ? quoted : dialect.unescape(quoted), false);
    }
    return Step.of(matcher.group("name"), false);
  }

  private static BigQueryException invalid(String rest, Dialect dialect) {
    Optional<String> operator =
        UNSUPPORTED.stream().filter(o -> dialect != Dialect.STRICT && rest.contains(o)).findFirst();
    return operator
        .map(o -> DataErrors.dataError("Unsupported operator in JSONPath: %s", o))
        .orElseGet(() -> DataErrors.dataError("Invalid token in JSONPath at: %s", rest));
  }

  List<Step> steps() {
    return steps;
  }

  boolean isLax() {
    return lax;
  }

  boolean isRecursive() {
    return recursive;
  }
}
