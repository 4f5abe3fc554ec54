package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.types.testing.Kernels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumericAggregatesTest {

  private static final BigDecimal LARGEST =
      new BigDecimal("99999999999999999999999999999.999999999");

  private static @Nullable Object of(AggregateKernel kernel, @Nullable Object... values) {
    return Kernels.aggregate(
        kernel, Arrays.stream(values).map(Collections::singletonList).toList());
  }

  @Test
  void passesOverNulls() {
    assertThat(of(NumericAggregates.AVG_NUMERIC, null, new BigDecimal("3"), null))
        .isEqualTo(new BigDecimal("3.000000000"));
    assertThat(of(NumericAggregates.SUM_NUMERIC, null, null)).isNull();
  }

  @Test
  void lacksRoomOnlyForAResultThatIsTooLarge() {
    assertThat(of(NumericAggregates.SUM_NUMERIC, LARGEST, LARGEST, LARGEST.negate()))
        .isEqualTo(LARGEST);
    Object[] many = Collections.nCopies(40, LARGEST).toArray();
    assertThat(of(NumericAggregates.AVG_NUMERIC, many)).isEqualTo(LARGEST);
    Object[] negative = Collections.nCopies(40, LARGEST.negate()).toArray();
    assertThat(of(NumericAggregates.AVG_NUMERIC, negative)).isEqualTo(LARGEST.negate());
    assertThatThrownBy(() -> of(NumericAggregates.SUM_NUMERIC, many))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("numeric overflow: SUM");
  }

  @Test
  void addsNumericsOfBothSigns() {
    List<String> values = List.of("-0.000000001", "5", "-7.25", "0.000000001", "-1");
    assertThat(of(NumericAggregates.SUM_NUMERIC, values.stream().map(BigDecimal::new).toArray()))
        .isEqualTo(new BigDecimal("-3.250000000"));
  }
}
