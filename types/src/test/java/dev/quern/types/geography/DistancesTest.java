package dev.quern.types.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistancesTest {

  private static List<S2Point> line(Random random, double x, int vertices) {
    List<S2Point> line = new ArrayList<>();
    for (int i = 0; i < vertices; i++) {
      line.add(Degrees.point(x + i * 0.1, random.nextDouble(-5, 5)));
    }
    return line;
  }

  private static double slow(List<S2Point> one, List<S2Point> other) {
    double least = Double.MAX_VALUE;
    for (int i = 1; i < one.size(); i++) {
      for (int j = 1; j < other.size(); j++) {
        least =
            Math.min(
                least,
                S2EdgeUtil.getEdgePairDistance(
                        one.get(i - 1), one.get(i), other.get(j - 1), other.get(j))
                    .toAngle()
                    .radians());
      }
    }
    return least;
  }

  @Test
  void findsTheNearestOfManyEdges() {
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      List<S2Point> one = line(random, 0, 2 + random.nextInt(60));
      List<S2Point> other = line(random, 3 + random.nextDouble(5), 2 + random.nextInt(60));

      assertThat(
              Distances.shortest(
                      Shape.of(Geography.line(one)),
                      Shape.of(Geography.line(other)),
                      S1ChordAngle.ZERO)
                  .toAngle()
                  .radians())
          .isCloseTo(slow(one, other), within(1e-14));
    }
  }

  @Test
  void findsTheClosestPointsOfManyEdges() {
    Random random = new Random(13);
    for (int i = 0; i < 50; i++) {
      Shape one = Shape.of(Geography.line(line(random, 0, 2 + random.nextInt(60))));
      Shape other = Shape.of(Geography.line(line(random, 7, 2 + random.nextInt(60))));
      S2Point closest = Distances.closest(one, other);

      assertThat(
              Distances.shortest(Shape.of(Geography.point(closest)), other, S1ChordAngle.ZERO)
                  .toAngle()
                  .radians())
          .isCloseTo(
              Distances.shortest(one, other, S1ChordAngle.ZERO).toAngle().radians(), within(1e-14));
    }
  }
}
