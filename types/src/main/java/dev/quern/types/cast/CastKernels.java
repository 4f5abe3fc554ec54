package dev.quern.types.cast;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.INTERVAL;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.TimestampMath;
import dev.quern.types.civil.Zone;
import dev.quern.types.civil.ZonedKernels;
import dev.quern.types.interval.Interval;
import dev.quern.types.interval.IntervalParser;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Math;
import dev.quern.types.numeric.Float64Text;
import dev.quern.types.numeric.Int64Text;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.range.RangeBounds;
import dev.quern.types.range.RangeParser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CAST(x AS type)}; {@code .safe()} is {@code SAFE_CAST}. Casts to and from JSON, GEOGRAPHY,
 * arrays and structs are not here. Source: "Conversion rules".
 *
 * <p>DuckDB's own casts are right between BOOL and INT64, from INT64 to FLOAT64, STRING and
 * DECIMAL(38, 9), from DATE to TIMESTAMP without time zone, from STRING to BLOB by {@code encode}.
 */
public final class CastKernels {

  private static final Map<Pair, ScalarKernel> CASTS = new Table().casts();

  private CastKernels() {}

  private record Pair(SqlType from, SqlType to) {}

  /**
   * The cast from one type to another, empty when there is none. A cast that depends on the default
   * time zone takes it as a second argument.
   */
  public static Optional<ScalarKernel> cast(SqlType from, SqlType to) {
    return Optional.ofNullable(CASTS.get(new Pair(from, to)));
  }

  /** The cast from one type to another, which there must be. */
  public static ScalarKernel of(SqlType from, SqlType to) {
    return cast(from, to).orElseThrow(() -> new IllegalArgumentException(from + " to " + to));
  }

  private interface Body {
    void apply(ColumnVector in, int row, VectorWriter out);
  }

  /** Collects the casts, one row of the table each. */
  private static final class Table {

    private final Map<Pair, ScalarKernel> casts = new HashMap<>();

    Map<Pair, ScalarKernel> casts() {
      fromNumbers();
      fromString();
      fromTimes();
      for (ScalarType element : List.of(DATE, DATETIME, TIMESTAMP)) {
        ranges(new RangeType(element));
      }
      return Map.copyOf(casts);
    }

    private void fromNumbers() {
      add(BOOL, INT64, (in, row, out) -> out.setLong(row, in.getBool(row) ? 1 : 0));
      add(BOOL, STRING, (in, row, out) -> out.setString(row, in.getBool(row) ? "true" : "false"));
      add(INT64, BOOL, (in, row, out) -> out.setBool(row, in.getLong(row) != 0));
      add(INT64, FLOAT64, (in, row, out) -> out.setDouble(row, (double) in.getLong(row)));
      add(INT64, NUMERIC, (in, row, out) -> Numeric.ofLong(in.getLong(row)).write(out, row));
      add(INT64, BIGNUMERIC, (in, row, out) -> BigNumeric.ofLong(in.getLong(row)).write(out, row));
      add(INT64, STRING, (in, row, out) -> out.setString(row, Long.toString(in.getLong(row))));
      add(
          FLOAT64,
          INT64,
          (in, row, out) -> out.setLong(row, Float64Math.toLong(in.getDouble(row))));
      add(FLOAT64, NUMERIC, (in, row, out) -> Numeric.ofDouble(in.getDouble(row)).write(out, row));
      add(
          FLOAT64,
          BIGNUMERIC,
          (in, row, out) -> BigNumeric.ofDouble(in.getDouble(row)).write(out, row));
      add(
          FLOAT64,
          STRING,
          (in, row, out) -> out.setString(row, Float64Text.print(in.getDouble(row))));
      add(NUMERIC, INT64, (in, row, out) -> out.setLong(row, Numeric.read(in, row).toLong()));
      add(NUMERIC, FLOAT64, (in, row, out) -> out.setDouble(row, Numeric.read(in, row).toDouble()));
      add(
          NUMERIC,
          BIGNUMERIC,
          (in, row, out) -> BigNumeric.of(Numeric.read(in, row)).write(out, row));
      add(NUMERIC, STRING, (in, row, out) -> out.setString(row, Numeric.read(in, row).toString()));
      add(BIGNUMERIC, INT64, (in, row, out) -> out.setLong(row, BigNumeric.read(in, row).toLong()));
      add(
          BIGNUMERIC,
          FLOAT64,
          (in, row, out) -> out.setDouble(row, BigNumeric.read(in, row).toDouble()));
      add(
          BIGNUMERIC,
          NUMERIC,
          (in, row, out) -> BigNumeric.read(in, row).toNumeric().write(out, row));
      add(
          BIGNUMERIC,
          STRING,
          (in, row, out) -> out.setString(row, BigNumeric.read(in, row).toString()));
    }

    private void fromString() {
      add(STRING, BOOL, (in, row, out) -> out.setBool(row, TextCasts.toBool(in.getString(row))));
      add(STRING, INT64, (in, row, out) -> out.setLong(row, Int64Text.parse(in, row)));
      add(STRING, FLOAT64, (in, row, out) -> out.setDouble(row, Float64Text.parse(in, row)));
      add(STRING, NUMERIC, (in, row, out) -> Numeric.parse(in.getString(row)).write(out, row));
      add(
          STRING,
          BIGNUMERIC,
          (in, row, out) -> BigNumeric.parse(in.getString(row)).write(out, row));
      add(
          STRING,
          BYTES,
          (in, row, out) ->
              out.setBytes(
                  row, in.getBytesSegment(row), in.getBytesOffset(row), in.getLength(row)));
      add(BYTES, STRING, TextCasts::bytesToString);
      add(STRING, DATE, (in, row, out) -> out.setInt(row, TextCasts.toDate(in, row)));
      add(STRING, TIME, (in, row, out) -> out.setLong(row, CivilParser.time(in.getString(row))));
      add(
          STRING,
          DATETIME,
          (in, row, out) -> out.setLong(row, CivilParser.datetime(in.getString(row))));
      addZoned(
          STRING,
          TIMESTAMP,
          (in, row, zone, out) -> out.setLong(row, CivilParser.timestamp(in.getString(row), zone)));
      add(
          STRING,
          INTERVAL,
          (in, row, out) -> IntervalParser.parse(in.getString(row)).write(out, row));
    }

    private void fromTimes() {
      add(DATE, STRING, (in, row, out) -> out.setString(row, CivilText.date(in.getInt(row))));
      add(DATE, DATETIME, (in, row, out) -> out.setLong(row, in.getInt(row) * Micros.PER_DAY));
      addZoned(
          DATE,
          TIMESTAMP,
          (in, row, zone, out) -> out.setLong(row, TimestampMath.ofDate(in.getInt(row), zone)));
      add(TIME, STRING, (in, row, out) -> out.setString(row, CivilText.time(in.getLong(row))));
      add(
          DATETIME,
          STRING,
          (in, row, out) -> out.setString(row, CivilText.datetime(in.getLong(row))));
      add(
          DATETIME,
          DATE,
          (in, row, out) -> out.setInt(row, (int) Math.floorDiv(in.getLong(row), Micros.PER_DAY)));
      add(
          DATETIME,
          TIME,
          (in, row, out) -> out.setLong(row, Math.floorMod(in.getLong(row), Micros.PER_DAY)));
      addZoned(
          DATETIME,
          TIMESTAMP,
          (in, row, zone, out) ->
              out.setLong(row, TimestampMath.ofDatetime(in.getLong(row), zone)));
      addZoned(
          TIMESTAMP,
          STRING,
          (in, row, zone, out) -> out.setString(row, CivilText.timestamp(in.getLong(row), zone)));
      addZoned(
          TIMESTAMP,
          DATE,
          (in, row, zone, out) -> out.setInt(row, TimestampMath.toDate(in.getLong(row), zone)));
      addZoned(
          TIMESTAMP,
          TIME,
          (in, row, zone, out) -> out.setLong(row, TimestampMath.toTime(in.getLong(row), zone)));
      addZoned(
          TIMESTAMP,
          DATETIME,
          (in, row, zone, out) ->
              out.setLong(row, TimestampMath.toDatetime(in.getLong(row), zone)));
      add(
          INTERVAL,
          STRING,
          (in, row, out) -> out.setString(row, Interval.read(in, row).toString()));
    }

    private void ranges(RangeType type) {
      ZonedKernels.Body print =
          (in, row, zone, out) ->
              out.setString(row, RangeBounds.read(in, row).print(type, zone, "UNBOUNDED"));
      ZonedKernels.Body parse =
          (in, row, zone, out) ->
              RangeParser.parse(in.getString(row), type.element(), zone).write(out, row);
      if (type.element() == TIMESTAMP) {
        addZoned(type, STRING, print);
        addZoned(STRING, type, parse);
      } else {
        add(type, STRING, (in, row, out) -> print.apply(in, row, Zone.UTC, out));
        add(STRING, type, (in, row, out) -> parse.apply(in, row, Zone.UTC, out));
      }
    }

    private void add(SqlType from, SqlType to, Body body) {
      casts.put(
          new Pair(from, to),
          ScalarKernel.of(
              nameOf(from, to), List.of(from), to, (in, row, out) -> body.apply(in[0], row, out)));
    }

    private void addZoned(SqlType from, SqlType to, ZonedKernels.Body body) {
      casts.put(new Pair(from, to), ZonedKernels.of(nameOf(from, to), from, to, body));
    }

    private static String nameOf(SqlType from, SqlType to) {
      return "q_cast_" + nameOf(from) + "_to_" + nameOf(to);
    }

    private static String nameOf(SqlType type) {
      String name = type instanceof RangeType range ? "RANGE_" + range.element() : type.toString();
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
