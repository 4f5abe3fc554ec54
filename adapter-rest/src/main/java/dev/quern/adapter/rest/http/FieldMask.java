package dev.quern.adapter.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.filter.TokenFilter;

/**
 * The fields of a response a client asks for: {@code kind,items/id,rows(f/v)}. Source: Google APIs'
 * "Partial response".
 *
 * @param children the masks of the named fields; {@code *} stands for all
 * @param all whether everything below is asked for
 */
record FieldMask(Map<String, FieldMask> children, boolean all) {

  private static final FieldMask ALL = new FieldMask(Map.of(), true);

  /** The mask a {@code fields} parameter describes, empty when it is malformed. */
  static Optional<FieldMask> parse(String text) {
    Parser parser = new Parser(text);
    FieldMask mask = parser.list();
    return parser.complete && parser.at == text.length() && !mask.children.isEmpty()
        ? Optional.of(mask)
        : Optional.empty();
  }

  /** The filter that lets through what the mask names. */
  TokenFilter filter() {
    return all ? TokenFilter.INCLUDE_ALL : new Filter(this);
  }

  private static FieldMask merge(FieldMask left, FieldMask right) {
    if (left.all || right.all) {
      return ALL;
    }
    Map<String, FieldMask> merged = new LinkedHashMap<>(left.children);
    right.children.forEach((name, mask) -> merged.merge(name, mask, FieldMask::merge));
    return new FieldMask(merged, false);
  }

  private static final class Parser {
    private final String text;
    private int at;
    private boolean complete = true;

    Parser(String text) {
      this.text = text;
    }

    private boolean accept(char wanted) {
      boolean found = at < text.length() && text.charAt(at) == wanted;
      at += found ? 1 : 0;
      return found;
    }

    /** field (',' field)* */
    private FieldMask list() {
      Map<String, FieldMask> fields = new LinkedHashMap<>();
      do {
        String name = name();
        if (!name.isEmpty()) {
          fields.merge(name, rest(), FieldMask::merge);
        }
      } while (accept(','));
      return new FieldMask(fields, false);
    }

    /** '/' field | '(' list ')' | nothing */
    private FieldMask rest() {
      if (accept('/')) {
        return new FieldMask(Map.of(name(), rest()), false);
      }
      if (accept('(')) {
        FieldMask inner = list();
        complete &= accept(')');
        return inner;
      }
      return ALL;
    }

    private String name() {
      int start = at;
      while (at < text.length() && ",/()".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }
  }

  private static final class Filter extends TokenFilter {
    private final FieldMask mask;

    Filter(FieldMask mask) {
      this.mask = mask;
    }

    @Override
    public @Nullable TokenFilter includeProperty(String name) {
      FieldMask child = mask.children.get(name);
      FieldMask chosen = child == null ? mask.children.get("*") : child;
      return chosen == null ? null : chosen.filter();
    }

    @Override
    protected boolean _includeScalar() {
      return false;
    }
  }
}
