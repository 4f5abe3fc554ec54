package dev.quern.storage.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorValuesTest {

  static Stream<Samples.Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsTheValuesItWrote(Samples.Sample sample) {
    ColumnVector vector = VectorValues.PLAIN.vector(sample.type(), sample.values());
    assertThat(values(vector, sample.values().size())).isEqualTo(sample.values());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void copiesValuesBetweenVectors(Samples.Sample sample) {
    int rows = sample.values().size();
    ColumnVector source = VectorValues.PLAIN.vector(sample.type(), sample.values());
    HeapVectorWriter writer = new HeapVectorWriter(sample.type());
    for (int row = rows - 1; row >= 0; row--) {
      Vectors.copy(source, row, writer, row);
    }
    assertThat(values(writer.toVector(rows), rows)).isEqualTo(sample.values());
  }

  private static List<Value> values(ColumnVector vector, int rows) {
    return IntStream.range(0, rows).mapToObj(row -> VectorValues.PLAIN.read(vector, row)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1", "255", "256", "-256", "65535", "340282366920938463463"})
  void writesBignumsThatCompareAsBytes(String text) {
    BigInteger number = new BigInteger(text);
    byte[] bytes = Bignum.encode(number);
    assertThat(Bignum.decode(bytes)).isEqualTo(number);
    byte[] next = Bignum.encode(number.add(BigInteger.ONE));
    assertThat(java.util.Arrays.compareUnsigned(bytes, next)).isNegative();
  }

  @Test
  void saysThatGeographyNeedsAConversion() {
    assertThatThrownBy(() ->
            VectorValues.PLAIN.vector(
                ScalarType.GEOGRAPHY, List.of(new Value.Geography("POINT(1 2)"))))
        .hasMessageContaining("GEOGRAPHY");
  }
}
