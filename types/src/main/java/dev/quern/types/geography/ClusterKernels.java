package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;
import static dev.quern.domain.type.ScalarType.INT64;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2CellId;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.ByteString;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel of ST_CLUSTERDBSCAN. */
public final class ClusterKernels {

  private ClusterKernels() {}

  /** ST_CLUSTERDBSCAN: the array of all values of the window, a value, distance and number. */
  public static final ScalarKernel CLUSTER = cluster();

  private record Input(List<ByteString> values, double meters, long number) {}

  private static final class Last {
    volatile @Nullable Map<Input, Map<ByteString, Long>> clusters;

    Map<ByteString, Long> get(Input input) {
      Map<Input, Map<ByteString, Long>> known = clusters;
      if (known != null && known.containsKey(input)) {
        return known.getOrDefault(input, Map.of());
      }
      Map<ByteString, Long> made = clusters(input);
      clusters = Map.of(input, made);
      return made;
    }
  }

  private static ScalarKernel cluster() {
    Last last = new Last();
    return ScalarKernel.of(
        "q_st_clusterdbscan",
        List.of(SqlType.array(GEOGRAPHY), GEOGRAPHY, FLOAT64, INT64),
        INT64,
        (a, row, out) -> {
          double meters = a[2].getDouble(row);
          long number = a[3].getLong(row);
          if (!(meters >= 0)) {
            throw DataErrors.dataError("ST_ClusterDBSCAN failed: epsilon must not be negative");
          }
          if (number < 1) {
            throw DataErrors.dataError(
                "ST_ClusterDBSCAN failed: minimum_geographies must be positive");
          }
          Input input = new Input(values(a[0], row), meters, number);
          Long cluster = last.get(input).get(ByteString.copyOf(a[1].getBytes(row)));
          if (cluster == null) {
            out.setNull(row);
          } else {
            out.setLong(row, cluster);
          }
        });
  }

  private static List<ByteString> values(ColumnVector vector, int row) {
    int offset = vector.getListOffset(row);
    List<ByteString> values = new ArrayList<>();
    for (int i = offset; i < offset + vector.getListLength(row); i++) {
      if (!vector.child(0).isNull(i)) {
        values.add(ByteString.copyOf(vector.child(0).getBytes(i)));
      }
    }
    return values;
  }

  /** The numbers of the clusters; what is in none is left out. */
  private static Map<ByteString, Long> clusters(Input input) {
    List<Shape> shapes = new ArrayList<>();
    Map<Shape, ByteString> bytes = new HashMap<>();
    for (ByteString value : input.values) {
      Shape shape = Shape.of(Wkb.read(value.toByteArray()));
      shapes.add(shape);
      bytes.put(shape, value);
    }
    // Rows have no order, so that clusters are numbered in that of the cells of the sphere.
    shapes.sort(
        Comparator.comparing(ClusterKernels::firstCell)
            .thenComparing(shape -> String.valueOf(bytes.get(shape))));
    long[] cluster = new long[shapes.size()];
    Arrays.fill(cluster, -1);
    S1ChordAngle limit = Sphere.angle(input.meters);
    long next = 0;
    for (int i = 0; i < shapes.size(); i++) {
      if (cluster[i] < 0 && neighbours(shapes, i, limit).size() >= input.number) {
        grow(shapes, i, limit, input.number, cluster, next++);
      }
    }
    Map<ByteString, Long> clusters = new HashMap<>();
    for (int i = 0; i < cluster.length; i++) {
      if (cluster[i] >= 0) {
        clusters.put(bytes.get(shapes.get(i)), cluster[i]);
      }
    }
    return clusters;
  }

  private static S2CellId firstCell(Shape shape) {
    return shape.value().vertices().stream()
        .map(S2CellId::fromPoint)
        .min(Comparator.naturalOrder())
        .orElse(S2CellId.none());
  }

  private static void grow(
      List<Shape> shapes, int seed, S1ChordAngle limit, long number, long[] cluster, long name) {
    Deque<Integer> queue = new ArrayDeque<>(List.of(seed));
    cluster[seed] = name;
    while (!queue.isEmpty()) {
      List<Integer> neighbours = neighbours(shapes, queue.removeFirst(), limit);
      if (neighbours.size() < number) {
        continue;
      }
      for (int neighbour : neighbours) {
        if (cluster[neighbour] < 0) {
          cluster[neighbour] = name;
          queue.add(neighbour);
        }
      }
    }
  }

  private static List<Integer> neighbours(List<Shape> shapes, int index, S1ChordAngle limit) {
    List<Integer> neighbours = new ArrayList<>();
    Shape shape = shapes.get(index);
    if (shape.value().isEmpty()) {
      return neighbours;
    }
    for (int i = 0; i < shapes.size(); i++) {
      if (!shapes.get(i).value().isEmpty()
          && Distances.shortest(shape, shapes.get(i), limit).compareTo(limit) <= 0) {
        neighbours.add(i);
      }
    }
    return neighbours;
  }
}
