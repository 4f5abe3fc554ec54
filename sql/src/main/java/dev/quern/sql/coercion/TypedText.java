package dev.quern.sql.coercion;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Zone;
import dev.quern.types.interval.Interval;
import dev.quern.types.interval.IntervalParser;
import dev.quern.types.json.Json;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.range.RangeBounds;
import dev.quern.types.range.RangeParser;
import java.util.Optional;

/**
 * Reads the text of literals that have a type. Source: "Lexical structure and syntax", Literals.
 */
public final class TypedText {

  private TypedText() {}

  /**
   * The value that a text stands for, {@code DATE '2020-01-01'} for example.
   *
   * @param type NUMERIC, BIGNUMERIC, JSON, DATE, DATETIME, TIME, TIMESTAMP or a RANGE
   * @param zone the time zone of timestamps that name none
   * @throws dev.quern.domain.error.BigQueryException when the text is no value of the type
   */
  public static Value parse(String text, SqlType type, Zone zone) {
    return switch (type) {
      case ScalarType.NUMERIC -> new Value.Numeric(Numeric.parse(text).toBigDecimal());
      case ScalarType.BIGNUMERIC -> new Value.BigNumeric(BigNumeric.parse(text).toBigDecimal());
      case ScalarType.JSON -> new Value.Json(Json.normalize(text, false));
      case ScalarType.DATE -> new Value.Date(CivilParser.date(text));
      case ScalarType.DATETIME -> new Value.Datetime(CivilParser.datetime(text));
      case ScalarType.TIME -> new Value.Time(CivilParser.time(text));
      case ScalarType.TIMESTAMP -> new Value.Timestamp(CivilParser.timestamp(text, zone));
      case RangeType range -> range(range, RangeParser.parse(text, range.element(), zone));
      case SqlType _ -> throw new IllegalArgumentException("no literals of type " + type);
    };
  }

  private static Value range(RangeType type, RangeBounds bounds) {
    return new Value.Range(
        type,
        bounds.start() == RangeBounds.UNBOUNDED_START
            ? Optional.empty()
            : Optional.of(element(type.element(), bounds.start())),
        bounds.end() == RangeBounds.UNBOUNDED_END
            ? Optional.empty()
            : Optional.of(element(type.element(), bounds.end())));
  }

  private static Value element(SqlType type, long value) {
    return switch (type) {
      case ScalarType.DATE -> new Value.Date((int) value);
      case ScalarType.DATETIME -> new Value.Datetime(value);
      case SqlType _ -> new Value.Timestamp(value);
    };
  }

  /** The value of {@code INTERVAL text part}. */
  public static Value interval(String text, DatePart part) {
    return interval(IntervalParser.parse(text, part));
  }

  /** The value of {@code INTERVAL text from TO to}. */
  public static Value interval(String text, DatePart from, DatePart to) {
    return interval(IntervalParser.parse(text, from, to));
  }

  private static Value interval(Interval interval) {
    return new Value.Interval(interval.months(), interval.days(), interval.micros());
  }
}
