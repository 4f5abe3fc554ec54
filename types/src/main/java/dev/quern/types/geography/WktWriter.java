package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.List;
import java.util.function.BiConsumer;

/** Prints well-known text: {@code POINT(1 2)}. */
final class WktWriter {

  private static final String NOTHING = "GEOMETRYCOLLECTION EMPTY";

  private final StringBuilder text = new StringBuilder();

  private WktWriter() {}

  /** The text of a value. */
  static String write(Geography value) {
    if (value.isEmpty()) {
      return NOTHING;
    }
    WktWriter writer = new WktWriter();
    int kinds =
        (value.points().isEmpty() ? 0 : 1)
            + (value.lines().isEmpty() ? 0 : 1)
            + (value.area().isEmpty() ? 0 : 1);
    if (kinds == 1) {
      writer.kinds(value);
      return writer.text.toString();
    }
    writer.text.append("GEOMETRYCOLLECTION(");
    writer.kinds(value);
    return writer.text.append(')').toString();
  }

  private void kinds(Geography value) {
    kind(
        "POINT",
        value.points(),
        (point, multi) -> {
          text.append(multi ? "" : "(");
          place(point);
          text.append(multi ? "" : ")");
        });
    kind("LINESTRING", value.lines(), (line, _) -> places(line, false));
    if (value.area().isFull()) {
      separate().append("FULLGLOBE");
    }
    kind(
        "POLYGON",
        value.area().polygons(),
        (rings, _) -> {
          list(rings, ring -> places(ring, true));
        });
  }

  private <T> void kind(String name, List<T> members, BiConsumer<T, Boolean> member) {
    if (members.isEmpty()) {
      return;
    }
    separate();
    if (members.size() == 1) {
      text.append(name);
      member.accept(members.getFirst(), false);
      return;
    }
    text.append("MULTI").append(name);
    list(members, each -> member.accept(each, true));
  }

  private StringBuilder separate() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '(') {
      text.append(", ");
    }
    return text;
  }

  private <T> void list(List<T> members, java.util.function.Consumer<T> member) {
    text.append('(');
    for (int i = 0; i < members.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      member.accept(members.get(i));
    }
    text.append(')');
  }

  private void places(List<S2Point> vertices, boolean closed) {
    text.append('(');
    for (int i = 0; i < vertices.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      place(vertices.get(i));
    }
    if (closed) {
      text.append(", ");
      place(vertices.getFirst());
    }
    text.append(')');
  }

  private void place(S2Point point) {
    Degrees.append(Degrees.longitude(point), text);
    text.append(' ');
    Degrees.append(Degrees.latitude(point), text);
  }
}
