package dev.quern.types.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.geometry.S2Point;
import dev.quern.types.geography.GeographyBuilder.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {

  private static final double MILLIMETERS = 1e-3;

  private static Geography read(String text) {
    return WktReader.read(text, Options.DEFAULT);
  }

  private static String text(Geography value) {
    return WktWriter.write(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)) | POLYGON((2 0, 4 0, 4 2, 2 2, 2 0))"
            + "| POLYGON((2 2, 0 2, 0 0, 2 0, 4 0, 4 2, 2 2)) | LINESTRING(2 0, 2 2) | POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
        "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)) | POLYGON((2 2, 4 2, 4 4, 2 4, 2 2))"
            + "| MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 2, 4 2, 4 4, 2 4, 2 2))) | POINT(2 2) | POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
        "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)) | POINT(1 1)"
            + "| POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)) | POINT(1 1) | POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
        "LINESTRING(0 0, 4 0) | LINESTRING(2 0, 6 0)"
            + "| LINESTRING(0 0, 2 0, 4 0, 6 0) | LINESTRING(2 0, 4 0) | LINESTRING(0 0, 2 0)",
        "LINESTRING(0 0, 2 0) | LINESTRING(1 -1, 1 1)"
            + "| MULTILINESTRING((0 0, 1 0, 2 0), (1 1, 1 0, 1 -1)) | POINT(1 0) | LINESTRING(0 0, 1 0, 2 0)",
        "MULTIPOINT(0 0, 1 1) | POINT(1 1) | MULTIPOINT(0 0, 1 1) | POINT(1 1) | POINT(0 0)",
        "POINT(1 0) | LINESTRING(0 0, 2 0)"
            + "| LINESTRING(0 0, 2 0) | POINT(1 0) | GEOMETRYCOLLECTION EMPTY",
        "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON((1 1, 2 1, 2 2, 1 1))"
            + "| POLYGON((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON((1 1, 2 1, 2 2, 1 1)) | POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 1, 1 1, 2 2))"
      })
  void combines(String first, String second, String union, String intersection, String difference) {
    assertThat(text(Overlay.union(read(first), read(second)))).isEqualTo(union);
    assertThat(text(Overlay.intersection(read(first), read(second)))).isEqualTo(intersection);
    assertThat(text(Overlay.difference(read(first), read(second)))).isEqualTo(difference);
  }

  static Stream<Arguments> pairs() {
    return IntStream.range(0, 200)
        .mapToObj(seed -> {
          Random random = new Random(seed);
          return Arguments.of(seed, star(random), star(random));
        });
  }

  /** A polygon with vertices all around a center, some on a coarse grid so that pairs touch. */
  private static Geography star(Random random) {
    double x = random.nextInt(3);
    double y = random.nextInt(3);
    int corners = 3 + random.nextInt(12);
    List<S2Point> ring = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = 0.5 + random.nextDouble() * 2;
      double longitude = x + radius * Math.cos(angle);
      double latitude = y + radius * Math.sin(angle);
      boolean coarse = random.nextBoolean();
      ring.add(
          Degrees.point(
              coarse ? Math.rint(longitude * 2) / 2 : longitude,
              coarse ? Math.rint(latitude * 2) / 2 : latitude));
    }
    return Repair.polygon(List.of(ring));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesAreasThatAddUp(int seed, Geography first, Geography second) {
    Geography union = Overlay.union(first, second);
    Geography intersection = Overlay.intersection(first, second);
    Geography onlyFirst = Overlay.difference(first, second);
    Geography onlySecond = Overlay.difference(second, first);
    double all = Measures.area(union);

    assertThat(all + Measures.area(intersection))
        .as("seed %d", seed)
        .isCloseTo(
            Measures.area(first) + Measures.area(second), within(all * MILLIMETERS * MILLIMETERS));
    assertThat(Measures.area(onlyFirst) + Measures.area(intersection) + Measures.area(onlySecond))
        .as("seed %d", seed)
        .isCloseTo(all, within(all * MILLIMETERS * MILLIMETERS));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithTheRelation(int seed, Geography first, Geography second) {
    Geography union = Overlay.union(first, second);
    Geography intersection = Overlay.intersection(first, second);

    assertThat(Relation.of(Shape.of(first), Shape.of(second)).meet())
        .as("seed %d", seed)
        .isEqualTo(!intersection.isEmpty());
    assertThat(Relation.of(union, first).secondOutside()).as("seed %d", seed).isFalse();
    assertThat(Relation.of(first, first).secondOutside()).as("seed %d", seed).isFalse();
  }

  @Test
  void joinsWhatTogetherIsTheWholeSphere() {
    Geography polygon = read("POLYGON((0 0, 9 0, 9 9, 0 0))");
    Geography rest = Overlay.difference(Geography.area(Area.FULL), polygon);

    assertThat(text(Overlay.union(rest, polygon))).isEqualTo("FULLGLOBE");
    assertThat(Overlay.intersection(rest, polygon).dimension()).isEqualTo(1);
  }
}
