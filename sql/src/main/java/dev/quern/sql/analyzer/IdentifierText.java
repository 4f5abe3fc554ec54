package dev.quern.sql.analyzer;

import dev.quern.sql.ast.PathName;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as errors print them: in backquotes where they could not be written without. */
final class IdentifierText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  /** Words that are not reserved and quoted nevertheless. */
  private static final Set<String> QUOTED =
      Set.of(
          "ACCESS",
          "CLAMPED",
          "FUNCTION",
          "INOUT",
          "OUT",
          "PER",
          "POLICY",
          "REPLACE",
          "ROW",
          "SAFE_CAST",
          "UPDATE");

  private IdentifierText() {}

  static String of(String name) {
    boolean plain =
        PLAIN.matcher(name).matches()
            && !GoogleSqlParser.isReserved(name)
            && !QUOTED.contains(name.toUpperCase(Locale.ROOT));
    return plain ? name : "`" + name + "`";
  }

  static String of(PathName path) {
    return path.parts().stream().map(part -> of(part.name())).collect(Collectors.joining("."));
  }
}
