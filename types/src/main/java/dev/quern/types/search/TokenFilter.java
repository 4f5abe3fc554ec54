package dev.quern.types.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import dev.quern.types.error.DataErrors;
import dev.quern.types.json.JsonOptions;
import dev.quern.types.string.CaseMapping;
import dev.quern.types.string.Normalization;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One step that changes or drops tokens. */
interface TokenFilter {

  /** The token after the step, empty when it is dropped. */
  Optional<String> apply(String token);

  /** What analyzers do when no filters are given: A to Z become small. */
  List<TokenFilter> DEFAULT = List.of(normalizing(TokenFilter::lowerAscii));

  private static TokenFilter normalizing(UnaryOperator<String> change) {
    return token -> Optional.of(change.apply(token));
  }

  private static String lowerAscii(String token) {
    return Utf8.decode(CaseMapping.lowerAscii(Utf8.encode(token)));
  }

  /** The filters of the option {@code token_filters}, in order. */
  static List<TokenFilter> parse(JsonOptions option) {
    if (!option.isArray()) {
      throw DataErrors.dataError("Invalid analyzer option token_filters: must be an array");
    }
    List<TokenFilter> filters = new ArrayList<>();
    for (JsonOptions filter : option.elements()) {
      filter.member("normalizer").map(TokenFilter::normalizer).ifPresent(filters::add);
      filter.member("stop_words").map(TokenFilter::stopWords).ifPresent(filters::add);
    }
    return List.copyOf(filters);
  }

  private static TokenFilter stopWords(JsonOptions words) {
    Set<String> dropped =
        words.elements().stream()
            .flatMap(word -> word.text().stream())
            .collect(Collectors.toUnmodifiableSet());
    return token -> Optional.of(token).filter(t -> !dropped.contains(t));
  }

  private static TokenFilter normalizer(JsonOptions normalizer) {
    String mode = normalizer.member("mode").flatMap(JsonOptions::text).orElse("LOWER");
    return switch (mode) {
      case "NONE" -> normalizing(token -> token);
      case "LOWER" -> normalizing(TokenFilter::lowerAscii);
      case "UNICODE_LOWER" -> normalizing(token -> UCharacter.toLowerCase(ULocale.ROOT, token));
      case "ICU_NORMALIZE" -> icu(normalizer);
      default -> throw DataErrors.dataError("Invalid normalizer mode: %s", mode);
    };
  }

  private static TokenFilter icu(JsonOptions normalizer) {
    String name = normalizer.member("icu_normalize_mode").flatMap(JsonOptions::text).orElse("NFKC");
    Normalization form =
        switch (name) {
          case "NFC" -> Normalization.NFC;
          case "NFKC" -> Normalization.NFKC;
          case "NFD" -> Normalization.NFD;
          case "NFKD" -> Normalization.NFKD;
          default -> throw DataErrors.dataError("Invalid icu_normalize_mode: %s", name);
        };
    boolean fold =
        normalizer
            .member("icu_case_folding")
            .flatMap(JsonOptions::text)
            .map("true"::equals)
            .orElse(true);
    return normalizing(token -> fold ? form.normalizeAndCasefold(token) : form.normalize(token));
  }
}
