package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter by labels: {@code labels.env:prod labels.team}, all of which must hold. Source: REST
 * method {@code datasets.list}, parameter {@code filter}.
 */
public final class LabelFilter {

  private static final Pattern TERM =
      Pattern.compile("labels\\.\"?([^\\s:\"]+)\"?(?::(?:\"([^\"]*)\"|(\\S*)))?");

  private record Term(String key, Optional<String> value) {}

  private final List<Term> terms;

  private LabelFilter(List<Term> terms) {
    this.terms = terms;
  }

  /** The filter that a parameter describes; an absent one accepts all. */
  public static LabelFilter parse(@Nullable String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text == null ? new String[0] : text.strip().split("\\s+(?:AND\\s+)?")) {
      if (part.isEmpty()) {
        continue;
      }
      Matcher matcher = TERM.matcher(part);
      if (!matcher.matches()) {
        throw new BigQueryException(
            ErrorReason.INVALID, "filter", "Invalid filter expression: " + text);
      }
      Optional<String> value =
          Optional.ofNullable(matcher.group(2) == null ? matcher.group(3) : matcher.group(2))
              .filter(given -> !given.equals("*"));
      terms.add(new Term(matcher.group(1), value));
    }
    return new LabelFilter(terms);
  }

  /** Whether labels pass. */
  public boolean accepts(Map<String, String> labels) {
    return terms.stream()
        .allMatch(term ->
            labels.containsKey(term.key())
                && term.value().map(wanted -> wanted.equals(labels.get(term.key()))).orElse(true));
  }
}
