package dev.quern.types.string;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.text.SearchIterator;
import com.ibm.icu.text.StringSearch;
import com.ibm.icu.util.ULocale;
import dev.quern.types.utf8.Occurrences;
import dev.quern.types.utf8.OutputLimit;
import dev.quern.types.utf8.Utf8;
import java.text.StringCharacterIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The collation {@code und:ci}: Unicode's root order that ignores case. Two strings are equal when
 * their keys are, and keys compare byte by byte as the strings do. Source: "Collation concepts".
 */
public final class Collation {

  private Collation() {}

  private static final class Root {
    private static final RuleBasedCollator COLLATOR = create();

    private static RuleBasedCollator create() {
      RuleBasedCollator collator =
          ((RuleBasedCollator) Collator.getInstance(ULocale.ROOT)).cloneAsThawed();
      collator.setStrength(Collator.SECONDARY);
      collator.freeze();
      return collator;
    }
  }

  /** The key that strings are compared, grouped, joined and ordered by. */
  public static byte[] key(byte[] text) {
    byte[] key = Root.COLLATOR.getCollationKey(Utf8.decode(text)).toByteArray();
    return Arrays.copyOf(key, key.length - 1);
  }

  static boolean startsWith(byte[] text, byte[] prefix) {
    return search(text, prefix).map(s -> s.first() == 0).orElse(false);
  }

  static boolean endsWith(byte[] text, byte[] suffix) {
    return search(text, suffix)
        .map(s -> s.last() != SearchIterator.DONE && matchEnd(s) == s.getTarget().getEndIndex())
        .orElse(false);
  }

  /** Where in UTF-8 the first match ends, or -1. */
  static int firstMatchEnd(byte[] text, byte[] pattern) {
    return search(text, pattern)
        .filter(s -> s.first() != SearchIterator.DONE)
        .map(s -> Utf8.encode(Utf8.decode(text).substring(0, matchEnd(s))).length)
        .orElse(-1);
  }

  /** INSTR under the collation; an empty {@code needle} is found nowhere. */
  static long instr(byte[] text, byte[] needle, long position, long occurrence) {
    Occurrences.checkPlace(position, occurrence);
    String value = Utf8.decode(text);
    List<int[]> all = search(text, needle, true).map(Collation::matches).orElse(List.of());
    int length = value.codePointCount(0, value.length());
    long left = occurrence;
    for (int i = 0; i < all.size(); i++) {
      int[] match = all.get(position > 0 ? i : all.size() - 1 - i);
      long at = value.codePointCount(0, match[0]) + 1L;
      boolean counts = position > 0 ? at >= position : at <= length + position + 1;
      if (counts && --left == 0) {
        return at;
      }
    }
    return 0;
  }

  static byte[] replace(byte[] text, byte[] from, byte[] to) {
    List<int[]> found = search(text, from).map(Collation::matches).orElse(List.of());
    if (found.isEmpty()) {
      return text;
    }
    String value = Utf8.decode(text);
    String replacement = Utf8.decode(to);
    StringBuilder result = new StringBuilder();
    int copied = 0;
    for (int[] match : found) {
      result.append(value, copied, match[0]).append(replacement);
      OutputLimit.check(result.length(), "REPLACE");
      copied = match[1];
    }
    byte[] bytes = Utf8.encode(result.append(value, copied, value.length()).toString());
    OutputLimit.check(bytes.length, "REPLACE");
    return bytes;
  }

  /** SPLIT under the collation, by a delimiter that is not empty. */
  static List<String> split(byte[] text, byte[] delimiter) {
    String value = Utf8.decode(text);
    List<String> pieces = new ArrayList<>();
    int copied = 0;
    for (int[] match : search(text, delimiter).map(Collation::matches).orElse(List.of())) {
      pieces.add(value.substring(copied, match[0]));
      copied = match[1];
    }
    pieces.add(value.substring(copied));
    return pieces;
  }

  private static Optional<StringSearch> search(byte[] text, byte[] pattern) {
    return search(text, pattern, false);
  }

  private static Optional<StringSearch> search(byte[] text, byte[] pattern, boolean overlapping) {
    if (text.length == 0 || pattern.length == 0) {
      return Optional.empty();
    }
    StringSearch search =
        new StringSearch(
            Utf8.decode(pattern), new StringCharacterIterator(Utf8.decode(text)), Root.COLLATOR);
    search.setOverlapping(overlapping);
    return Optional.of(search);
  }

  private static List<int[]> matches(StringSearch search) {
    List<int[]> matches = new ArrayList<>();
    for (int at = search.first(); at != SearchIterator.DONE; at = search.next()) {
      matches.add(new int[] {at, matchEnd(search)});
    }
    return matches;
  }

  private static int matchEnd(StringSearch search) {
    return search.getMatchStart() + search.getMatchLength();
  }
}
