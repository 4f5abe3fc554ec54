package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;
import static dev.quern.domain.type.ScalarType.INT64;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2PointRegion;
import com.google.common.geometry.S2Polyline;
import com.google.common.geometry.S2Region;
import com.google.common.geometry.S2RegionCoverer;
import com.google.common.geometry.S2RegionUnion;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;

/** The kernels of the functions about S2's cells. */
public final class CellKernels {

  private static final double COVERING_ARCS = 8;

  private CellKernels() {}

  /** S2_CELLIDFROMPOINT(point, level). */
  public static final ScalarKernel CELL_ID =
      ScalarKernel.of(
          "q_s2_cellidfrompoint",
          List.of(GEOGRAPHY, INT64),
          INT64,
          (a, row, out) -> {
            int level = level(a[1], row, "level", "S2_CellIdFromPoint");
            out.setLong(
                row,
                S2CellId.fromPoint(
                        GeographyArgument.point(
                            GeographyArgument.read(a[0], row), "S2_CellIdFromPoint"))
                    .parent(level)
                    .id());
          });

  /** S2_COVERINGCELLIDS(geography, lowest level, highest level, number of cells, buffer). */
  public static final ScalarKernel COVERING =
      ScalarKernel.of(
          "q_s2_coveringcellids",
          List.of(GEOGRAPHY, INT64, INT64, INT64, FLOAT64),
          SqlType.array(INT64),
          (a, row, out) -> {
            List<S2CellId> cells = covering(a, row);
            int element = out.startList(row, cells.size());
            for (int i = 0; i < cells.size(); i++) {
              out.child(0).setLong(element + i, cells.get(i).id());
            }
          });

  private static int level(ColumnVector vector, int row, String name, String function) {
    long level = vector.getLong(row);
    if (level < 0 || level > S2CellId.MAX_LEVEL) {
      throw DataErrors.dataError(
          "%s failed: %s must be between 0 and 30, got %d", function, name, level);
    }
    return (int) level;
  }

  private static List<S2CellId> covering(ColumnVector[] a, int row) {
    String function = "S2_CoveringCellIds";
    int low = level(a[1], row, "min_level", function);
    int high = level(a[2], row, "max_level", function);
    long count = a[3].getLong(row);
    double buffer = a[4].getDouble(row);
    if (low > high) {
      throw DataErrors.dataError("%s failed: min_level is greater than max_level", function);
    }
    if (count < 1) {
      throw DataErrors.dataError("%s failed: max_cells must be positive", function);
    }
    if (!(buffer >= 0)) {
      throw DataErrors.dataError("%s failed: buffer must not be negative", function);
    }
    Geography value = GeographyArgument.read(a[0], row);
    if (buffer > 0) {
      value =
          Buffer.of(
              value,
              buffer,
              Buffer.stepOfSegments(COVERING_ARCS),
              new Buffer.Style(true, true, true));
    }
    if (value.isEmpty()) {
      return List.of();
    }
    ArrayList<S2CellId> cells = new ArrayList<>();
    S2RegionCoverer.builder()
        .setMinLevel(low)
        .setMaxLevel(high)
        .setMaxCells((int) Math.min(count, Integer.MAX_VALUE))
        .build()
        .getCovering(region(value), cells);
    return cells;
  }

  private static S2Region region(Geography value) {
    List<S2Region> regions = new ArrayList<>();
    value.points().forEach(point -> regions.add(new S2PointRegion(point)));
    value.lines().forEach(line -> regions.add(new S2Polyline(line)));
    if (!value.area().isEmpty()) {
      regions.add(value.area().polygon());
    }
    return regions.size() == 1 ? regions.getFirst() : new S2RegionUnion(regions);
  }
}
