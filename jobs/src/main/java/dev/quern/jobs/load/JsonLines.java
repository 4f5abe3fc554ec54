package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.jobs.object.SourceFile;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a part of a file, each a JSON object. */
final class JsonLines implements AutoCloseable {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final SourceFile file;
  private final LineReader lines;
  private final boolean geoJson;

  JsonLines(FilePart part, LoadOptions options) {
    this.file = part.file();
    this.geoJson = options.geoJson();
    this.lines = lines(part, options.csv().encoding());
  }

  private static LineReader lines(FilePart part, String encoding) {
    if (part.isFirst()) {
      return new LineReader(CsvTable.open(part.file(), encoding), 0, part.to());
    }
    // The line that the byte before belongs to began in the part before.
    InputStream in = part.file().open(part.from() - 1);
    LineReader reader = new LineReader(in, part.from() - 1, part.to());
    reader.next();
    return reader;
  }

  SourceFile file() {
    return file;
  }

  /** Goes to the next line that is not blank; false at the end. */
  boolean next() {
    while (lines.next()) {
      if (!lines.isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Reads the line's cells, when it is a plain row. */
  boolean isPlain(JsonCells cells) {
    return !geoJson && cells.read(lines.bytes(), lines.from(), lines.to());
  }

  /** The line's object; of a feature, its properties and its geometry. */
  ObjectNode object() {
    try {
      JsonNode node = MAPPER.readTree(lines.bytes(), lines.from(), lines.to() - lines.from());
      if (node instanceof ObjectNode object) {
        return geoJson ? GeoJsonFeature.of(object) : object;
      }
    } catch (JacksonException e) {
      throw bad("Parser terminated before end of string");
    } catch (GeoJsonFeature.NoFeatureException e) {
      throw bad("Not a GeoJSON feature");
    }
    throw bad("Start of array or object expected");
  }

  /** Says that the line is bad. */
  BadRowException bad(String what) {
    String sentence = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    return new BadRowException(
        "JSON parsing error in row starting at position " + lines.start() + ": " + sentence);
  }

  @Override
  public void close() {
    lines.close();
  }
}
