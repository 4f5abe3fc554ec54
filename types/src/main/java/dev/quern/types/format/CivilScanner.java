package dev.quern.types.format;

import java.util.List;

/**
 * A compiled format of {@code PARSE_DATE}, {@code PARSE_DATETIME}, {@code PARSE_TIME} or {@code
 * PARSE_TIMESTAMP}. White space in the format stands for any amount of it, none included. Source:
 * "Format elements".
 */
final class CivilScanner {

  private final String format;
  private final List<ScanStep> steps;

  private CivilScanner(String format, List<ScanStep> steps) {
    this.format = format;
    this.steps = steps;
  }

  /** Compiles a format; fails when an element is not for the type. */
  static CivilScanner compile(String format, CivilKind kind) {
    return new CivilScanner(format, ScanStep.compile(format, kind));
  }

  /** Reads all of {@code text}. */
  CivilFields scan(String text) {
    ScanInput input = new ScanInput(text, format);
    CivilFields fields = new CivilFields();
    input.skipSpace();
    for (ScanStep step : steps) {
      step.scan(input, fields);
    }
    input.skipSpace();
    if (!input.isAtEnd()) {
      throw input.failure();
    }
    return fields;
  }
}
