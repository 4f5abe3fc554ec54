package dev.quern.sql.analyzer;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** "Did you mean": the known name closest to an unknown one. */
final class Suggestions {

  private static final int SHORTEST = 3;
  private static final int SHORT = 5;
  private static final int LENGTH_PER_EDIT = 5;

  private Suggestions() {}

  /** The name with the fewest edits, with regard to case, if they are few for its length. */
  static Optional<String> closest(String wanted, Stream<String> known) {
    if (wanted.length() < SHORTEST) {
      return Optional.empty();
    }
    int limit =
        wanted.length() < SHORT ? wanted.length() / 2 : wanted.length() / LENGTH_PER_EDIT + 2;
    return known
        .filter(name -> Math.abs(name.length() - wanted.length()) <= limit)
        .map(name -> new Candidate(name, distance(wanted, name, limit)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  private record Candidate(String name, int distance) {}

  /** Edits (insert, delete, replace) from one to the other, or more than {@code limit}. */
  private static int distance(String one, String other, int limit) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        int replace = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(previous[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      previous = row;
    }
    return previous[other.length()];
  }
}
