package dev.quern.types.civil;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.types.testing.Vectors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results for whole batches, compared with those of the JDK's calendar. */
class DayKernelsTest {

  private static final int ROWS = 2048;
  private static final int BATCHES = 6;

  /** Zones that skip days, change the clocks at midnight, by half an hour, or never. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/Sao_Paulo",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Asia/Kathmandu",
          "+05:30",
          "UTC");

  /** Times in order as in a table, times near a change of the clocks, and times of any year. */
  private static List<Long> times(SplittableRandom random, int batch) {
    List<Long> times = new ArrayList<>();
    long start = random.nextLong(-2_000_000_000L, 4_000_000_000L) * Micros.PER_SECOND;
    for (int row = 0; row < ROWS; row++) {
      times.add(
          switch (batch % 3) {
            case 0 -> start + row * random.nextLong(1, 3) * 1_000 * Micros.PER_SECOND;
            case 1 ->
                start + random.nextLong(-400, 400) * Micros.PER_DAY + random.nextLong(1 << 20);
            default -> random.nextLong(-60_000_000_000L, 200_000_000_000L) * 1_000_000 + 7;
          });
    }
    return times;
  }

  private static Stream<String> zones() {
    return ZONES.stream();
  }

  @ParameterizedTest
  @MethodSource("zones")
  void agreesWithTheCalendarInEveryZone(String zone) {
    SplittableRandom random = new SplittableRandom(11);
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Long> times = times(random, batch);
      List<String> names = Collections.nCopies(ROWS, zone);
      for (DatePart part : dateParts()) {
        List<Long> starts = run(TimestampKernels.trunc(part), times, names);
        for (int row = 0; row < ROWS; row++) {
          assertThat(starts.get(row))
              .as("%s of %s in %s", part, times.get(row), zone)
              .isEqualTo(instant(floor(date(times.get(row), zone), part), zone));
        }
      }
      List<Long> days = run(TimestampKernels.TO_DATE, times, names);
      List<Long> years = run(TimestampKernels.extract(DatePart.YEAR), times, names);
      List<Long> weeks = run(TimestampKernels.extract(DatePart.ISOWEEK), times, names);
      for (int row = 0; row < ROWS; row++) {
        LocalDate date = date(times.get(row), zone);
        assertThat(days.get(row)).isEqualTo(date.toEpochDay());
        assertThat(years.get(row)).isEqualTo(date.getYear());
        assertThat(weeks.get(row)).isEqualTo(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      }
    }
  }

  private static List<DatePart> dateParts() {
    return TimestampKernels.TRUNC_PARTS.stream().filter(part -> !part.isTime()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void agreesWithTheCalendarOutsideOfZones(int batch) {
    List<Long> times = times(new SplittableRandom(12), batch);
    for (DatePart part : dateParts()) {
      List<Long> starts = run(DatetimeKernels.trunc(part), times);
      for (int row = 0; row < ROWS; row++) {
        assertThat(starts.get(row))
            .isEqualTo(floor(date(times.get(row), "UTC"), part).toEpochDay() * Micros.PER_DAY);
      }
    }
    List<Long> lasts = run(DatetimeKernels.lastDay(DatePart.MONTH), times);
    List<Long> days = run(DatetimeKernels.extract(DatePart.DAYOFYEAR), times);
    for (int row = 0; row < ROWS; row++) {
      LocalDate date = date(times.get(row), "UTC");
      assertThat(lasts.get(row)).isEqualTo(date.withDayOfMonth(date.lengthOfMonth()).toEpochDay());
      assertThat(days.get(row)).isEqualTo(date.getDayOfYear());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DatePart.class,
      names = {"HOUR", "DAY", "MONTH"})
  void readsTheZoneOfEveryRow(DatePart part) {
    SplittableRandom random = new SplittableRandom(13);
    List<Long> times = times(random, 0);
    List<String> names = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      names.add(ZONES.get(random.nextInt(3) == 0 ? random.nextInt(ZONES.size()) : row / 500));
    }
    ScalarKernel kernel = TimestampKernels.trunc(part);
    List<Long> together = run(kernel, times, names);
    for (int row = 0; row < ROWS; row++) {
      assertThat(together.get(row)).isEqualTo(one(kernel, times.get(row), names.get(row)));
    }
  }

  private static LocalDate date(long micros, String zone) {
    return LocalDateTime.ofInstant(
            Instant.ofEpochSecond(Math.floorDiv(micros, Micros.PER_SECOND)), ZoneId.of(zone))
        .toLocalDate();
  }

  private static LocalDate floor(LocalDate date, DatePart part) {
    return switch (part) {
      case DAY -> date;
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> date.withDayOfYear(1);
      case ISOYEAR ->
          date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1).with(ChronoField.DAY_OF_WEEK, 1);
      default -> date.with(TemporalAdjusters.previousOrSame(part.firstDayOfWeek()));
    };
  }

  /** Midnight of a day, with the offset from before where there is no midnight. */
  private static long instant(LocalDate date, String zone) {
    LocalDateTime midnight = date.atStartOfDay();
    var rules = ZoneId.of(zone).getRules();
    var transition = rules.getTransition(midnight);
    ZoneOffset offset =
        transition == null ? rules.getOffset(midnight) : transition.getOffsetBefore();
    return midnight.toEpochSecond(offset) * Micros.PER_SECOND;
  }

  private static List<Long> run(ScalarKernel kernel, List<?>... arguments) {
    ColumnVector[] vectors = new ColumnVector[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      vectors[i] = Vectors.of(kernel.arguments().get(i), new ArrayList<>(arguments[i]));
    }
    HeapVectorWriter result = new HeapVectorWriter(kernel.result());
    kernel.batchBody().orElseThrow().apply(vectors, ROWS, result);
    return read(result.toVector(ROWS), kernel.result(), ROWS);
  }

  private static long one(ScalarKernel kernel, long micros, String zone) {
    ColumnVector[] vectors = {
      Vectors.of(ScalarType.TIMESTAMP, List.of(micros)),
      Vectors.of(ScalarType.STRING, List.of(zone))
    };
    HeapVectorWriter result = new HeapVectorWriter(kernel.result());
    kernel.body().apply(vectors, 0, result);
    return read(result.toVector(1), kernel.result(), 1).getFirst();
  }

  private static List<Long> read(ColumnVector vector, SqlType type, int rows) {
    List<Long> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      values.add(type == ScalarType.DATE ? (long) vector.getInt(row) : vector.getLong(row));
    }
    return values;
  }
}
