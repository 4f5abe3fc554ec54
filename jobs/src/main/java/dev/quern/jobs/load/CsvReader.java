package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes CSV apart, record by record: fields as bytes of UTF-8, without quotes. A malformed record
 * is thrown as {@link BadRowException}; reading goes on behind it. Source: "CSV options".
 */
final class CsvReader implements AutoCloseable {

  private static final int BUFFER = 1 << 18;
  private static final int END = -1;

  private final InputStream in;
  private final int delimiter;
  private final int quote;
  private final boolean quotedNewlines;
  private final boolean controlCharacters;

  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long passed;

  private byte[] text = new byte[4096];
  private int length;
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int fields;
  private long start;

  CsvReader(InputStream in, LoadOptions.Csv options) {
    this.in = in;
    this.delimiter = options.fieldDelimiter().getBytes(StandardCharsets.ISO_8859_1)[0] & 0xFF;
    this.quote =
        options
            .quote()
            .map(q -> q.getBytes(StandardCharsets.ISO_8859_1)[0] & 0xFF)
            .orElse(Integer.MIN_VALUE);
    this.quotedNewlines = options.allowQuotedNewlines();
    this.controlCharacters = options.preserveAsciiControlCharacters();
  }

  /** The bytes of the record's fields, one behind the other. */
  byte[] text() {
    return text;
  }

  /** The number of fields of the record. */
  int fieldCount() {
    return fields;
  }

  /** Where a field begins in {@link #text}. */
  int from(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  /** Where a field ends in {@link #text}. */
  int to(int field) {
    return ends[field];
  }

  /** Whether a field stood in quotes. */
  boolean isQuoted(int field) {
    return quoted[field];
  }

  String field(int field) {
    return new String(text, from(field), to(field) - from(field), StandardCharsets.UTF_8);
  }

  /** Where the record begins in the file. */
  long start() {
    return start;
  }

  private int peek() {
    if (at == filled && !fill()) {
      return END;
    }
    return buffer[at] & 0xFF;
  }

  private boolean fill() {
    try {
      passed += filled;
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, BUFFER));
      return filled > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips a line without looking at it. */
  boolean skipLine() {
    int b = peek();
    if (b == END) {
      return false;
    }
    while (b != END && b != '\n' && b != '\r') {
      at++;
      b = peek();
    }
    endLine();
    return true;
  }

  private void endLine() {
    int b = peek();
    if (b == '\r') {
      at++;
      b = peek();
    }
    if (b == '\n') {
      at++;
    }
  }

  /** Reads the next record; false at the end. Empty lines are no records. */
  boolean next() {
    int b = peek();
    while (b == '\n' || b == '\r') {
      at++;
      b = peek();
    }
    if (b == END) {
      return false;
    }
    start = passed + at;
    fields = 0;
    length = 0;
    while (true) {
      int stop = peek() == quote ? quotedField() : plainField();
      if (stop != delimiter) {
        endLine();
        return true;
      }
      at++;
      if (peek() == END) {
        endField(false);
        return true;
      }
    }
  }

  /** Reads up to the delimiter or the line's end and gives which, without passing it. */
  private int plainField() {
    while (true) {
      int from = at;
      int limit = filled;
      while (at < limit) {
        int b = buffer[at] & 0xFF;
        if (b == delimiter || b == '\n' || b == '\r') {
          append(from, at);
          endField(false);
          return b;
        }
        if (b == 0 && !controlCharacters) {
          throw malformed("Bad character (ASCII 0) encountered.");
        }
        at++;
      }
      append(from, at);
      if (!fill()) {
        endField(false);
        return END;
      }
    }
  }

  private int quotedField() {
    at++;
    while (true) {
      int b = peek();
      if (b == END) {
        throw new BadRowException(describe("Missing close quote character (\")."));
      }
      at++;
      if (b == quote) {
        if (peek() != quote) {
          break;
        }
        at++;
      } else if ((b == '\n' || b == '\r') && !quotedNewlines) {
        at--;
        throw malformed("Missing close quote character (\").");
      } else if (b == 0 && !controlCharacters) {
        throw malformed("Bad character (ASCII 0) encountered.");
      }
      append((byte) b);
    }
    int b = peek();
    if (b != delimiter && b != '\n' && b != '\r' && b != END) {
      throw malformed("Data between close quote character (\") and field separator.");
    }
    endField(true);
    return b;
  }

  private BadRowException malformed(String what) {
    skipLine();
    return new BadRowException(describe(what));
  }

  private String describe(String what) {
    return "Error detected while parsing row starting at position: " + start + ". Error: " + what;
  }

  private void append(int from, int to) {
    int count = to - from;
    if (length + count > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + count));
    }
    System.arraycopy(buffer, from, text, length, count);
    length += count;
  }

  private void append(byte b) {
    if (length == text.length) {
      text = Arrays.copyOf(text, text.length * 2);
    }
    text[length++] = b;
  }

  private void endField(boolean inQuotes) {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, fields * 2);
      quoted = Arrays.copyOf(quoted, fields * 2);
    }
    ends[fields] = length;
    quoted[fields] = inQuotes;
    fields++;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
