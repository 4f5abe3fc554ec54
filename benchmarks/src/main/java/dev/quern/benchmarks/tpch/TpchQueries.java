package dev.quern.benchmarks.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The 22 queries with the parameters of the validation run, as both engines read them. */
public final class TpchQueries {

  private TpchQueries() {}

  /**
   * A query.
   *
   * @param number 1 to 22
   * @param sql its text
   */
  public record TpchQuery(int number, String sql) {}

  /** All queries in order. */
  public static List<TpchQuery> all() {
    return IntStream.rangeClosed(1, 22).mapToObj(n -> new TpchQuery(n, read(n))).toList();
  }

  private static String read(int number) {
    String resource = "/tpch/q%02d.sql".formatted(number);
    try (InputStream stream =
        Objects.requireNonNull(TpchQueries.class.getResourceAsStream(resource), resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
