package dev.quern.adapter.rest.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The tables beside this class: tab-separated, a heading that starts with {@code #}. */
final class Rows {

  private Rows() {}

  /** The rows of a table, each with {@code width} cells. */
  static List<List<String>> read(String name, int width) {
    try (InputStream in = Rows.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no table " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(Arrays.copyOf(cells(line, width), width)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String line, int width) {
    String[] cells = new String[width];
    Arrays.fill(cells, "");
    String[] found = line.split("\t", -1);
    System.arraycopy(found, 0, cells, 0, Math.min(found.length, width));
    return cells;
  }
}
