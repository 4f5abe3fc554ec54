package dev.quern.types.regex;

import com.google.re2j.Matcher;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;

/** The replacement of REGEXP_REPLACE: backslash and a digit stand for a group, two for one. */
final class Rewrite {

  private Rewrite() {}

  static byte[] replaceAll(Regex regex, byte[] input, byte[] rewrite) {
    check(rewrite, regex.groupCount());
    Matcher matcher = regex.matcher(input);
    ByteSink sink = new ByteSink(input.length + 16);
    int from = 0;
    int lastEnd = -1;
    while (from <= input.length && matcher.find(from)) {
      int start = matcher.start();
      int end = matcher.end();
      sink.append(input, from, start - from);
      if (start == end && start == lastEnd) {
        int next = start < input.length ? regex.units().advance(input, start, 1) : start;
        sink.append(input, start, next - start);
        from = Math.max(next, start + 1);
        continue;
      }
      append(sink, rewrite, matcher, input);
      from = end;
      lastEnd = end;
    }
    if (from < input.length) {
      sink.append(input, from, input.length - from);
    }
    return sink.toByteArray();
  }

  private static void check(byte[] rewrite, int groups) {
    int highest = 0;
    int i = 0;
    while (i < rewrite.length) {
      if (rewrite[i++] != '\\') {
        continue;
      }
      if (i == rewrite.length) {
        throw invalid("Rewrite schema error: '\\' not allowed at end.");
      }
      byte escaped = rewrite[i++];
      if (isDigit(escaped)) {
        highest = Math.max(highest, escaped - '0');
      } else if (escaped != '\\') {
        throw invalid("Rewrite schema error: '\\' must be followed by a digit or '\\'.");
      }
    }
    if (highest > groups) {
      throw invalid(
          "Rewrite schema requests %d matches, but the regexp only has %d parenthesized"
                  .formatted(highest, groups)
              + " subexpressions.");
    }
  }

  private static void append(ByteSink sink, byte[] rewrite, Matcher matcher, byte[] input) {
    int i = 0;
    while (i < rewrite.length) {
      byte c = rewrite[i++];
      if (c != '\\') {
        sink.append(c);
        continue;
      }
      byte escaped = rewrite[i++];
      if (!isDigit(escaped)) {
        sink.append('\\');
        continue;
      }
      int start = matcher.start(escaped - '0');
      if (start >= 0) {
        sink.append(input, start, matcher.end(escaped - '0') - start);
      }
    }
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static dev.quern.domain.error.BigQueryException invalid(String reason) {
    return DataErrors.dataError("Invalid REGEXP_REPLACE pattern: " + reason);
  }
}
