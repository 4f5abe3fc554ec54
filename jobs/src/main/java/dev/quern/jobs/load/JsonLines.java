package dev.quern.jobs.load;

import dev.quern.jobs.object.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a file, each a JSON object. */
final class JsonLines implements AutoCloseable {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final SourceFile file;
  private final BufferedReader reader;
  private String line = "";
  private long start;
  private long next;

  JsonLines(SourceFile file, String encoding) {
    this.file = file;
    this.reader =
        new BufferedReader(
            new InputStreamReader(CsvTable.open(file, encoding), StandardCharsets.UTF_8), 1 << 18);
  }

  SourceFile file() {
    return file;
  }

  /** Goes to the next line that is not blank; false at the end. */
  boolean next() {
    try {
      do {
        String read = reader.readLine();
        if (read == null) {
          return false;
        }
        line = read;
        start = next;
        next += utf8Length(read) + 1;
      } while (line.isBlank());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long utf8Length(String text) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  /** The line's object. */
  ObjectNode object() {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw bad("Parser terminated before end of string");
    }
    throw bad("Start of array or object expected");
  }

  /** Says that the line is bad. */
  BadRowException bad(String what) {
    String sentence = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    return new BadRowException(
        "JSON parsing error in row starting at position " + start + ": " + sentence);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
