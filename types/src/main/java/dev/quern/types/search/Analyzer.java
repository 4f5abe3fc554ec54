package dev.quern.types.search;

import dev.quern.types.error.DataErrors;
import dev.quern.types.json.JsonOptions;
import dev.quern.types.regex.RegexTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts texts into tokens as an analyzer and its options say. */
final class Analyzer {

  private static final String DEFAULT_PATTERN = "\\b\\w{2,}\\b";

  private final AnalyzerKind kind;
  private final Delimiters delimiters;
  private final List<RegexTokens> patterns;
  private final List<TokenFilter> filters;

  private Analyzer(
      AnalyzerKind kind,
      Delimiters delimiters,
      List<RegexTokens> patterns,
      List<TokenFilter> filters) {
    this.kind = kind;
    this.delimiters = delimiters;
    this.patterns = patterns;
    this.filters = filters;
  }

  /** An analyzer with options as JSON text, which may be empty. */
  static Analyzer of(AnalyzerKind kind, String options) {
    JsonOptions parsed = parse(options);
    List<TokenFilter> filters =
        kind == AnalyzerKind.NO_OP_ANALYZER
            ? List.of()
            : parsed.member("token_filters").map(TokenFilter::parse).orElse(TokenFilter.DEFAULT);
    Delimiters delimiters =
        parsed.member("delimiters").map(Analyzer::texts).map(Delimiters::of).orElse(Delimiters.LOG);
    List<RegexTokens> patterns =
        kind == AnalyzerKind.PATTERN_ANALYZER
            ? parsed
                .member("patterns")
                .map(Analyzer::texts)
                .orElse(List.of(DEFAULT_PATTERN))
                .stream()
                .map(RegexTokens::compile)
                .toList()
            : List.of();
    return new Analyzer(kind, delimiters, patterns, filters);
  }

  private static JsonOptions parse(String options) {
    JsonOptions parsed =
        DataErrors.withPreamble(
            "Invalid analyzer_options: ",
            () -> JsonOptions.parse(options.isBlank() ? "{}" : options));
    if (!parsed.isObject()) {
      throw DataErrors.dataError("Invalid analyzer_options: must be a JSON object");
    }
    return parsed;
  }

  private static List<String> texts(JsonOptions array) {
    return array.elements().stream().flatMap(e -> e.text().stream()).toList();
  }

  AnalyzerKind kind() {
    return kind;
  }

  Delimiters delimiters() {
    return delimiters;
  }

  /** The tokens of a text in order. */
  List<String> tokens(String text) {
    List<String> raw =
        switch (kind) {
          case NO_OP_ANALYZER -> List.of(text);
          case LOG_ANALYZER -> delimiters.split(text);
          case PATTERN_ANALYZER -> matches(text);
        };
    List<String> tokens = new ArrayList<>(raw.size());
    for (String token : raw) {
      Optional<String> filtered = Optional.of(token);
      for (TokenFilter filter : filters) {
        filtered = filtered.flatMap(filter::apply);
      }
      filtered.ifPresent(tokens::add);
    }
    return tokens;
  }

  private List<String> matches(String text) {
    List<String> found = new ArrayList<>();
    for (RegexTokens pattern : patterns) {
      found.addAll(pattern.find(text));
    }
    return found;
  }
}
