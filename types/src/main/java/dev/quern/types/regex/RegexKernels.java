package dev.quern.types.regex;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;

import com.google.re2j.Matcher;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.CompileCache;
import dev.quern.types.utf8.Units;
import java.util.Arrays;
import java.util.List;

/**
 * The kernels of the regular expression functions; the argument of each factory is STRING or BYTES.
 *
 * <p>The engine's own RE2 is quicker and, for constant patterns of a known {@link RegexShape} over
 * STRING, exact.
 */
public final class RegexKernels {

  private RegexKernels() {}

  /** REGEXP_CONTAINS(value, pattern). */
  public static ScalarKernel contains(ScalarType type) {
    CompileCache<Regex> cache = cache(type);
    return ScalarKernel.of(
        "q_regexp_contains",
        List.of(type, type),
        BOOL,
        (a, row, out) -> out.setBool(row, cache.get(a[1], row).matcher(a[0].getBytes(row)).find()));
  }

  /**
   * REGEXP_EXTRACT and REGEXP_SUBSTR(value, pattern, position, occurrence); the last two default to
   * 1.
   */
  public static ScalarKernel extract(ScalarType type) {
    CompileCache<Regex> cache = cache(type);
    return ScalarKernel.of(
        "q_regexp_extract",
        List.of(type, type, INT64, INT64),
        type,
        (a, row, out) -> {
          long position = a[2].getLong(row);
          long occurrence = a[3].getLong(row);
          Regex regex = cache.get(a[1], row);
          RegexMatching.checkPlace(position, occurrence);
          byte[] input = a[0].getBytes(row);
          if (position > Math.max(1, input.length)) {
            out.setNull(row);
            return;
          }
          int group = RegexMatching.extractedGroup(regex);
          Matcher matcher = regex.matcher(input);
          int from = regex.units().advance(input, 0, position - 1);
          if (RegexMatching.find(regex, matcher, input, from, occurrence)
              && matcher.start(group) >= 0) {
            int start = matcher.start(group);
            out.setBytes(row, input, start, matcher.end(group) - start);
          } else {
            out.setNull(row);
          }
        });
  }

  /** REGEXP_EXTRACT_ALL(value, pattern). */
  public static ScalarKernel extractAll(ScalarType type) {
    CompileCache<Regex> cache = cache(type);
    return ScalarKernel.of(
        "q_regexp_extract_all",
        List.of(type, type),
        SqlType.array(type),
        (a, row, out) -> {
          byte[] input = a[0].getBytes(row);
          Captures captures = new Captures();
          RegexMatching.findAll(cache.get(a[1], row), input, captures);
          int element = out.startList(row, captures.count);
          VectorWriter elements = out.child(0);
          for (int i = 0; i < captures.count; i++) {
            int start = captures.bounds[2 * i];
            elements.setBytes(element + i, input, start, captures.bounds[2 * i + 1] - start);
          }
        });
  }

  /**
   * REGEXP_INSTR(value, pattern, position, occurrence, occurrence position); the last three default
   * to 1, 1 and 0. An empty match counts as one further, as in BigQuery.
   */
  public static ScalarKernel instr(ScalarType type) {
    CompileCache<Regex> cache = cache(type);
    return ScalarKernel.of(
        "q_regexp_instr",
        List.of(type, type, INT64, INT64, INT64),
        INT64,
        (a, row, out) -> {
          Regex regex = cache.get(a[1], row);
          long after = a[4].getLong(row);
          if (after != 0 && after != 1) {
            throw DataErrors.dataError("Invalid return_position_after_match.");
          }
          long position = a[2].getLong(row);
          long occurrence = a[3].getLong(row);
          RegexMatching.checkPlace(position, occurrence);
          byte[] input = a[0].getBytes(row);
          Units units = regex.units();
          if (position > input.length || a[1].getLength(row) == 0) {
            out.setLong(row, 0);
            return;
          }
          int group = RegexMatching.extractedGroup(regex);
          Matcher matcher = regex.matcher(input);
          int from = units.advance(input, 0, position - 1);
          int at = -1;
          if (RegexMatching.find(regex, matcher, input, from, occurrence)) {
            at = after == 0 ? matcher.start(group) : matcher.end(group);
            if (group == 0 && matcher.start() == matcher.end()) {
              at = units.advance(input, at, 1);
            }
          }
          out.setLong(row, at < 0 ? 0 : units.length(input, 0, at) + 1);
        });
  }

  /** REGEXP_REPLACE(value, pattern, replacement). */
  public static ScalarKernel replace(ScalarType type) {
    CompileCache<Regex> cache = cache(type);
    return ScalarKernel.of(
        "q_regexp_replace",
        List.of(type, type, type),
        type,
        (a, row, out) ->
            out.setBytes(
                row,
                Rewrite.replaceAll(cache.get(a[1], row), a[0].getBytes(row), a[2].getBytes(row))));
  }

  private static CompileCache<Regex> cache(ScalarType type) {
    return new CompileCache<>(pattern -> Regex.compile(Units.of(type), pattern));
  }

  private static final class Captures implements RegexMatching.Capture {
    private int[] bounds = new int[8];
    private int count;

    @Override
    public void accept(int start, int end) {
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, 4 * count);
      }
      bounds[2 * count] = Math.max(start, 0);
      bounds[2 * count + 1] = Math.max(end, 0);
      count++;
    }
  }
}
