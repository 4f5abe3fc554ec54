package dev.quern.jobs.value;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.Zone;
import dev.quern.types.format.CivilModelParser;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scalar values from the text that files have for them, their dates and times in the forms that a
 * job gives. Source: {@code dateFormat}, {@code timeZone} and their like in "Loading CSV data".
 */
public final class CivilForms {

  /** GoogleSQL's own forms, in UTC. */
  public static final CivilForms STANDARD = new CivilForms(LoadOptions.Times.STANDARD);

  private final Zone zone;
  private final boolean isUtc;
  private final Map<ScalarType, CivilModelParser> models = new EnumMap<>(ScalarType.class);

  /**
   * The forms that a job gives.
   *
   * @throws dev.quern.domain.error.BigQueryException when a form or the zone is none
   */
  public CivilForms(LoadOptions.Times times) {
    this.zone = Zone.of(times.timeZone());
    this.isUtc = times.timeZone().equals("UTC");
    add(ScalarType.DATE, times.date());
    add(ScalarType.DATETIME, times.datetime());
    add(ScalarType.TIME, times.time());
    add(ScalarType.TIMESTAMP, times.timestamp());
  }

  private void add(ScalarType type, Optional<String> model) {
    model.ifPresent(text ->
        models.put(
            type,
            CivilModelParser.of(
                type, text, zone, (int) LocalDate.now(java.time.ZoneOffset.UTC).toEpochDay())));
  }

  /** Whether texts of a type are in GoogleSQL's own form. */
  public boolean isStandard(SqlType type) {
    return !(type instanceof ScalarType scalar)
        || (!models.containsKey(scalar) && (isUtc || scalar != ScalarType.TIMESTAMP));
  }

  /**
   * The value that a text stands for.
   *
   * @param type the value's type, no ARRAY and no STRUCT
   * @throws RuntimeException when it stands for none
   */
  public Value parse(SqlType type, String text) {
    if (isStandard(type) || !(type instanceof ScalarType scalar)) {
      return ScalarTexts.parse(type, text);
    }
    CivilModelParser model = models.get(scalar);
    return model == null
        ? new Value.Timestamp(CivilParser.timestamp(ScalarTexts.spaced(text), zone))
        : model.read(text);
  }
}
