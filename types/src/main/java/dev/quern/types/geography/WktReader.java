package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads well-known text. */
final class WktReader {

  private static final String EMPTY = "EMPTY";
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final GeographyBuilder builder;
  private int position;
  private int depth;

  private WktReader(String text, GeographyBuilder builder) {
    this.text = text;
    this.builder = builder;
  }

  /** The value of a text. */
  static Geography read(String text, GeographyBuilder.Options options) {
    GeographyBuilder builder = new GeographyBuilder(options);
    WktReader reader = new WktReader(text, builder);
    reader.shape();
    reader.skipSpace();
    if (reader.position < text.length()) {
      throw reader.malformed();
    }
    return builder.build();
  }

  private void shape() {
    String name = word().toUpperCase(Locale.ROOT);
    switch (name) {
      case "FULLGLOBE" -> builder.fullGlobe();
      case "POINT" -> {
        if (!empty()) {
          expect('(');
          builder.point(place());
          expect(')');
        }
      }
      case "LINESTRING" -> {
        if (!empty()) {
          builder.line(places());
        }
      }
      case "POLYGON" -> {
        if (!empty()) {
          builder.polygon(list(this::places));
        }
      }
      case "MULTIPOINT" -> each(this::member);
      case "MULTILINESTRING" -> each(() -> builder.line(places()));
      case "MULTIPOLYGON" -> each(() -> builder.polygon(list(this::places)));
      case "GEOMETRYCOLLECTION" -> {
        if (++depth > MAX_DEPTH) {
          throw DataErrors.dataError("WKT is nested too deeply");
        }
        each(this::shape);
        depth--;
      }
      case "" -> throw malformed();
      default -> throw DataErrors.dataError("Unknown geometry type in WKT: " + name);
    }
  }

  private void each(Runnable member) {
    if (empty()) {
      return;
    }
    expect('(');
    do {
      if (!empty()) {
        member.run();
      }
    } while (accept(','));
    expect(')');
  }

  private <T> List<T> list(Supplier<T> member) {
    List<T> members = new ArrayList<>();
    expect('(');
    do {
      members.add(member.get());
    } while (accept(','));
    expect(')');
    return members;
  }

  private List<R2Vector> places() {
    return list(this::place);
  }

  /** A point of a MULTIPOINT, in parentheses or not. */
  private void member() {
    boolean enclosed = accept('(');
    builder.point(place());
    if (enclosed) {
      expect(')');
    }
  }

  private R2Vector place() {
    double longitude = number();
    return GeographyBuilder.place(longitude, number());
  }

  private double number() {
    skipSpace();
    int start = position;
    while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    try {
      return Double.parseDouble(text.substring(start, position));
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private String word() {
    skipSpace();
    int start = position;
    while (position < text.length() && Character.isLetter(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private boolean empty() {
    skipSpace();
    if (text.regionMatches(true, position, EMPTY, 0, EMPTY.length())) {
      position += EMPTY.length();
      return true;
    }
    return false;
  }

  private boolean accept(char token) {
    skipSpace();
    if (position < text.length() && text.charAt(position) == token) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char token) {
    if (!accept(token)) {
      throw malformed();
    }
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private RuntimeException malformed() {
    return DataErrors.dataError("Invalid WKT: " + DataErrors.shortened(text));
  }
}
