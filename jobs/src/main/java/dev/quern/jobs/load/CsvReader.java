package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes CSV apart, record by record: fields as bytes of UTF-8, without quotes, where they lie in
 * the buffer, which always holds a whole record. A malformed record is thrown as {@link
 * BadRowException}; reading goes on behind it. Source: "CSV options".
 */
final class CsvReader implements AutoCloseable {

  private static final int BUFFER = 1 << 18;
  private static final int END = -1;

  /** What the scan of a record found. */
  private enum Found {
    RECORD,
    /** The buffer ends within the record. */
    PART
  }

  private final InputStream in;
  private final int delimiter;
  private final int quote;
  private final boolean quotedNewlines;
  private final boolean[] stops = new boolean[256];
  private final long limit;

  private byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long passed;
  private boolean ended;

  private int[] froms = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int[] doubled = new int[64];
  private int fields;
  private int doubledFields;
  private int notAscii;
  private long start;

  CsvReader(InputStream in, LoadOptions.Csv options) {
    this(in, options, 0, Long.MAX_VALUE);
  }

  /**
   * A reader of a part of a file.
   *
   * @param in the file from {@code from} on
   * @param limit where the records begin that are no more of the part
   */
  CsvReader(InputStream in, LoadOptions.Csv options, long from, long limit) {
    this.in = in;
    this.passed = from;
    this.limit = limit;
    this.delimiter = options.fieldDelimiter().getBytes(StandardCharsets.ISO_8859_1)[0] & 0xFF;
    this.quote =
        options
            .quote()
            .map(q -> q.getBytes(StandardCharsets.ISO_8859_1)[0] & 0xFF)
            .orElse(Integer.MIN_VALUE);
    this.quotedNewlines = options.allowQuotedNewlines();
    stops[delimiter] = true;
    stops['\n'] = true;
    stops['\r'] = true;
    stops[0] = !options.preserveAsciiControlCharacters();
  }

  /** The bytes that hold the record's fields. */
  byte[] text() {
    return buffer;
  }

  /** The number of fields of the record. */
  int fieldCount() {
    return fields;
  }

  /** Where a field begins in {@link #text}. */
  int from(int field) {
    return froms[field];
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
    return new String(buffer, from(field), to(field) - from(field), StandardCharsets.UTF_8);
  }

  /** Whether all of the record is ASCII. */
  boolean isAscii() {
    return notAscii >= 0;
  }

  /** Where the record begins in the file. */
  long start() {
    return start;
  }

  private int peek() {
    return at == filled && !fill(at) ? END : buffer[at] & 0xFF;
  }

  /** Reads more behind what is there, of which it drops what comes before {@code keep}. */
  private boolean fill(int keep) {
    if (ended) {
      return false;
    }
    int kept = filled - keep;
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    } else {
      System.arraycopy(buffer, keep, buffer, 0, kept);
    }
    passed += keep;
    at -= keep;
    filled = kept;
    try {
      int count = in.read(buffer, filled, buffer.length - filled);
      ended = count < 0;
      filled += Math.max(0, count);
      return count > 0;
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
    endLine(b);
    return true;
  }

  private void endLine(int end) {
    if (end == END) {
      return;
    }
    at++;
    if (end == '\r' && peek() == '\n') {
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
    start = passed + at;
    if (b == END || start >= limit) {
      return false;
    }
    int first = at;
    while (scan() == Found.PART) {
      at = first;
      fill(first);
      first = at;
    }
    for (int i = 0; i < doubledFields; i++) {
      halveQuotes(doubled[i]);
    }
    return true;
  }

  private Found scan() {
    fields = 0;
    doubledFields = 0;
    notAscii = 0;
    while (true) {
      boolean inQuotes = at < filled && (buffer[at] & 0xFF) == quote;
      int stop = inQuotes ? quotedField() : plainField();
      if (stop == END && !ended) {
        return Found.PART;
      }
      if (stop != delimiter) {
        return endRecord(stop);
      }
      at++;
    }
  }

  private Found endRecord(int stop) {
    if (stop == '\r' && at + 1 == filled && !ended) {
      return Found.PART;
    }
    if (stop != END) {
      at += stop == '\r' && at + 1 < filled && buffer[at + 1] == '\n' ? 2 : 1;
    }
    return Found.RECORD;
  }

  /** Reads up to the delimiter or the line's end and gives which, without passing it. */
  private int plainField() {
    byte[] bytes = buffer;
    boolean[] stop = stops;
    int from = at;
    int seen = 0;
    int i = from;
    for (int end = filled; i < end; i++) {
      byte b = bytes[i];
      seen |= b;
      if (stop[b & 0xFF]) {
        break;
      }
    }
    notAscii |= seen;
    at = i;
    if (i < filled && bytes[i] == 0 && delimiter != 0) {
      throw malformed("Bad character (ASCII 0) encountered.");
    }
    endField(from, i, false);
    return i < filled ? bytes[i] & 0xFF : END;
  }

  private int quotedField() {
    at++;
    int from = at;
    int halves = 0;
    while (true) {
      if (at == filled) {
        return unclosed();
      }
      int b = buffer[at] & 0xFF;
      notAscii |= (byte) b;
      if (b == quote) {
        if (at + 1 == filled && !ended) {
          return END;
        }
        if (at + 1 == filled || (buffer[at + 1] & 0xFF) != quote) {
          break;
        }
        halves++;
        at++;
      } else if ((b == '\n' || b == '\r') && !quotedNewlines) {
        throw malformed("Missing close quote character (\").");
      } else if (b == 0 && stops[0]) {
        throw malformed("Bad character (ASCII 0) encountered.");
      }
      at++;
    }
    if (halves > 0) {
      addDoubled();
    }
    endField(from, at, true);
    at++;
    int b = at < filled ? buffer[at] & 0xFF : END;
    if (b != delimiter && b != '\n' && b != '\r' && b != END) {
      throw malformed("Data between close quote character (\") and field separator.");
    }
    return b;
  }

  private int unclosed() {
    if (ended) {
      throw new BadRowException(describe("Missing close quote character (\")."));
    }
    return END;
  }

  private void addDoubled() {
    if (doubledFields == doubled.length) {
      doubled = Arrays.copyOf(doubled, doubledFields * 2);
    }
    doubled[doubledFields++] = fields;
  }

  private void halveQuotes(int field) {
    int to = froms[field];
    for (int i = froms[field]; i < ends[field]; i++) {
      buffer[to++] = buffer[i];
      i += (buffer[i] & 0xFF) == quote ? 1 : 0;
    }
    ends[field] = to;
  }

  private BadRowException malformed(String what) {
    skipLine();
    return new BadRowException(describe(what));
  }

  private String describe(String what) {
    return "Error detected while parsing row starting at position: " + start + ". Error: " + what;
  }

  private void endField(int from, int to, boolean inQuotes) {
    if (fields == ends.length) {
      froms = Arrays.copyOf(froms, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
      quoted = Arrays.copyOf(quoted, fields * 2);
    }
    froms[fields] = from;
    ends[fields] = to;
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
