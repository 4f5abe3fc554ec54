package dev.quern.types.search;

import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The query of SEARCH: terms that must all be found, alternatives between {@code OR}. A term is one
 * of tokens in any order, a phrase in double quotes of tokens in a row, or a text in backticks to
 * be found as it stands between delimiters.
 */
final class SearchQuery {

  /** One condition on the data. */
  private sealed interface Term {}

  /** Tokens in a row. */
  private record Phrase(List<String> tokens) implements Term {}

  /** A text that stands between delimiters, or the whole text under NO_OP_ANALYZER. */
  private record Exact(String text) implements Term {}

  private final Analyzer analyzer;
  private final List<List<Term>> alternatives;

  private SearchQuery(Analyzer analyzer, List<List<Term>> alternatives) {
    this.analyzer = analyzer;
    this.alternatives = alternatives;
  }

  static SearchQuery parse(String query, Analyzer analyzer) {
    if (analyzer.kind() == AnalyzerKind.NO_OP_ANALYZER) {
      return new SearchQuery(analyzer, List.of(List.of(new Exact(query))));
    }
    List<List<Term>> alternatives = new ArrayList<>();
    List<Term> terms = new ArrayList<>();
    for (String part : parts(query)) {
      if (part.equals("OR")) {
        alternatives.add(terms);
        terms = new ArrayList<>();
      } else if (!part.equals("AND")) {
        addTerms(part, analyzer, terms);
      }
    }
    alternatives.add(terms);
    if (alternatives.stream().anyMatch(List::isEmpty)) {
      throw DataErrors.dataError("The search query of SEARCH must contain at least one token");
    }
    return new SearchQuery(analyzer, alternatives);
  }

  private static void addTerms(String part, Analyzer analyzer, List<Term> terms) {
    if (part.startsWith("`")) {
      terms.add(new Exact(part.substring(1, part.length() - 1)));
    } else if (part.startsWith("\"")) {
      List<String> tokens =
          analyzer.tokens(part.substring(1, part.length() - 1).replace("\\\"", "\""));
      if (!tokens.isEmpty()) {
        terms.add(new Phrase(tokens));
      }
    } else {
      for (String token : analyzer.tokens(unescape(part))) {
        terms.add(new Phrase(List.of(token)));
      }
    }
  }

  /** Cuts at white space outside of quotes and backticks. */
  private static List<String> parts(String query) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < query.length()) {
      char c = query.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      int end = c == '`' || c == '"' ? quotedEnd(query, at) : wordEnd(query, at);
      parts.add(query.substring(at, end));
      at = end;
    }
    return parts;
  }

  private static int quotedEnd(String query, int start) {
    char quote = query.charAt(start);
    for (int i = start + 1; i < query.length(); i++) {
      if (query.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (query.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw DataErrors.dataError("Unclosed %s in the search query of SEARCH", quote);
  }

  private static int wordEnd(String query, int start) {
    int i = start;
    while (i < query.length()
        && !Character.isWhitespace(query.charAt(i))
        && query.charAt(i) != '"'
        && query.charAt(i) != '`') {
      i += query.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, query.length());
  }

  private static String unescape(String word) {
    StringBuilder text = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '\\' && i + 1 < word.length()) {
        i++;
      }
      text.append(word.charAt(i));
    }
    return text.toString();
  }

  /** Whether a text satisfies the query. */
  boolean matches(String text) {
    if (analyzer.kind() == AnalyzerKind.NO_OP_ANALYZER) {
      return alternatives.getFirst().getFirst() instanceof Exact exact && matchesWhole(exact, text);
    }
    List<String> tokens = analyzer.tokens(text);
    return alternatives.stream()
        .anyMatch(terms -> terms.stream().allMatch(term -> matches(term, text, tokens)));
  }

  /** A query that is one phrase is compared without regard to case. */
  private static boolean matchesWhole(Exact exact, String text) {
    String query = exact.text();
    boolean phrase = query.length() > 1 && query.startsWith("\"") && query.endsWith("\"");
    return phrase ? query.equalsIgnoreCase(text) : query.equals(text);
  }

  private boolean matches(Term term, String text, List<String> tokens) {
    return switch (term) {
      case Phrase phrase -> Collections.indexOfSubList(tokens, phrase.tokens()) >= 0;
      case Exact exact -> standsIn(text, exact.text());
    };
  }

  private boolean standsIn(String text, String wanted) {
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean startsThere = at == 0 || endsWithDelimiter(text, at);
      if (startsThere && (end == text.length() || analyzer.delimiters().lengthAt(text, end) > 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWithDelimiter(String text, int end) {
    for (int i = end - 1; i >= 0 && end - i <= 5; i--) {
      if (analyzer.delimiters().lengthAt(text, i) == end - i) {
        return true;
      }
    }
    return false;
  }
}
