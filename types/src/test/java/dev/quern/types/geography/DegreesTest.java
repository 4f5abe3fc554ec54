package dev.quern.types.geography;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.geometry.S2Point;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegreesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12, 12",
    "-122.35, -122.35",
    "0.1, 0.1",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "4.76633008714216e-06, 4.76633008714216e-06",
    "2.0000000000000364, 2.00000000000004",
    "-33.333333333333336, -33.3333333333333",
    "1e-300, 1e-300"
  })
  void printsFifteenDigits(double value, String expected) {
    StringBuilder text = new StringBuilder();
    Degrees.append(value, text);

    assertThat(text).hasToString(expected);
  }

  @Test
  void getsBackTheDegreesThatAPointIsMadeOf() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double longitude = Math.rint(random.nextDouble(-180, 180) * 1e7) / 1e7;
      double latitude = Math.rint(random.nextDouble(-90, 90) * 1e7) / 1e7;
      S2Point point = Degrees.point(longitude, latitude);

      assertThat(Degrees.longitude(point)).isEqualTo(longitude);
      assertThat(Degrees.latitude(point)).isEqualTo(latitude);
    }
  }
}
