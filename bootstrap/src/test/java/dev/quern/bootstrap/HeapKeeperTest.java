package dev.quern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapKeeperTest {

  private static final long MEGABYTE = 1L << 20;

  @ParameterizedTest
  @CsvSource({"0, 4000, 96", "40, 4000, 136", "500, 4000, 1000", "500, 700, 700", "500, -1, 1000"})
  void letsTheOldGenerationDouble(long used, long most, long threshold) {
    assertThat(HeapKeeper.threshold(used * MEGABYTE, most < 0 ? most : most * MEGABYTE))
        .isEqualTo(threshold * MEGABYTE);
  }
}
