package dev.quern.types.regex;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.utf8.Units;
import dev.quern.types.utf8.Utf8;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a regular expression for STRING before it runs, to tell whether the engine's own
 * functions do exactly what BigQuery's do.
 *
 * @param groups how many groups capture
 * @param maybeEmpty whether a match may be empty
 * @param groupAlwaysCaptures whether the only group takes part in every match; when unsure, not
 */
public record RegexShape(int groups, boolean maybeEmpty, boolean groupAlwaysCaptures) {

  /** What implementations of RE2 may read in different ways. */
  private static final Pattern UNCOMMON = Pattern.compile("\\\\[pPCQ]|\\(\\?[P<]");

  private static final Pattern WORD_BOUNDARY = Pattern.compile("\\\\[bB]");

  /** One group that is not optional, and nothing to choose from. */
  private static final Pattern SINGLE_GROUP =
      Pattern.compile("[^|(]*\\((?!\\?)[^|()]*\\)(?![?*{])[^|(]*");

  /** The shape of a pattern; empty when it is invalid or uncommon. */
  public static Optional<RegexShape> of(String pattern) {
    if (UNCOMMON.matcher(pattern).find()) {
      return Optional.empty();
    }
    try {
      Regex regex = Regex.compile(Units.CODE_POINTS, Utf8.encode(pattern));
      boolean maybeEmpty =
          regex.matcher(new byte[0]).find() || WORD_BOUNDARY.matcher(pattern).find();
      boolean single = regex.groupCount() == 1 && SINGLE_GROUP.matcher(pattern).matches();
      return Optional.of(new RegexShape(regex.groupCount(), maybeEmpty, single));
    } catch (BigQueryException e) {
      return Optional.empty();
    }
  }
}
