package dev.quern.types.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "UTC"})
  void agreesWithTheDatabaseAtAnyTime(String name) {
    Zone zone = Zone.of(name);
    ZoneId expected = ZoneId.of(name);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 50_000; i++) {
      // Some anywhere, most close together, as in a table.
      long second =
          i % 10 == 0
              ? random.nextLong(Micros.MIN / Micros.PER_SECOND, Micros.MAX / Micros.PER_SECOND)
              : 1_700_000_000L + random.nextLong(-40_000_000, 40_000_000);
      int offset = expected.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
      assertThat(zone.offsetSeconds(second * Micros.PER_SECOND)).isEqualTo(offset);

      LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      // Where clocks are put forward the JDK moves the local time on; so does the offset before.
      assertThat(zone.toInstant(second * Micros.PER_SECOND))
          .as("%s", local)
          .isEqualTo(local.atZone(expected).toEpochSecond() * Micros.PER_SECOND);
    }
  }
}
