package dev.quern.types.format;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.types.civil.Zone;

/**
 * Reads dates and times that are written in a form of their own, as {@code CAST(text AS … FORMAT
 * …)} does. Source: "Format clause for CAST".
 */
public final class CivilModelParser {

  private final ScalarType type;
  private final CivilModelReader reader;
  private final Zone zone;
  private final int today;

  private CivilModelParser(ScalarType type, CivilModelReader reader, Zone zone, int today) {
    this.type = type;
    this.reader = reader;
    this.zone = zone;
    this.today = today;
  }

  /**
   * A reader of one form.
   *
   * @param type DATE, DATETIME, TIME or TIMESTAMP
   * @param model the format elements
   * @param zone the zone of times without one
   * @param today the day that completes a value, in days since 1970-01-01
   * @throws dev.quern.domain.error.BigQueryException when the form is none
   */
  public static CivilModelParser of(ScalarType type, String model, Zone zone, int today) {
    CivilKind kind = CivilKind.valueOf(type.name());
    return new CivilModelParser(type, CivilModelReader.compile(model, kind), zone, today);
  }

  /**
   * The value of a text.
   *
   * @throws dev.quern.domain.error.BigQueryException when it is not of the form
   */
  public Value read(String text) {
    CivilModelFields fields = reader.read(text);
    return switch (type) {
      case DATE -> new Value.Date(fields.date(today));
      case TIME -> new Value.Time(fields.time());
      case DATETIME -> new Value.Datetime(fields.datetime(today));
      case TIMESTAMP -> new Value.Timestamp(fields.timestamp(today, zone));
      default -> throw new IllegalStateException("no civil type: " + type);
    };
  }
}
