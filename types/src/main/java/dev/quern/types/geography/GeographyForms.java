package dev.quern.types.geography;

import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.vector.VectorValues;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.types.error.DataErrors;
import dev.quern.types.geography.GeographyBuilder.Options;
import java.util.HexFormat;

/** The forms in which a GEOGRAPHY comes and goes: text outside, well-known binary inside. */
public final class GeographyForms implements GeographyText {

  /** The only one. */
  public static final GeographyForms FORMS = new GeographyForms();

  /** Values with GEOGRAPHY in and out of vectors. */
  public static final VectorValues VALUES = new VectorValues(FORMS);

  private GeographyForms() {}

  /**
   * Reads well-known text, the hexadecimal digits of well-known binary, or GeoJSON.
   *
   * @throws BigQueryException when the text is none of these
   */
  @Override
  public byte[] toBinary(String text) {
    return Wkb.write(read(text));
  }

  @Override
  public String toText(byte[] binary) {
    return WktWriter.write(Wkb.read(binary));
  }

  static Geography read(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{")) {
      return GeoJsonReader.read(trimmed, Options.PLANAR);
    }
    return !trimmed.isEmpty() && Character.digit(trimmed.charAt(0), 10) >= 0
        ? fromHex(trimmed, Options.DEFAULT)
        : WktReader.read(trimmed, Options.DEFAULT);
  }

  static Geography fromHex(String digits, Options options) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw DataErrors.dataError("Invalid hexadecimal WKB: " + DataErrors.shortened(digits));
    }
    return WkbReader.read(bytes, options);
  }
}
