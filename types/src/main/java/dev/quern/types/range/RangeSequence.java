package dev.quern.types.range;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.DatetimeMath;
import dev.quern.types.civil.Micros;
import dev.quern.types.interval.Interval;
import dev.quern.types.kernel.ArrayLimit;
import java.util.Arrays;

/** The ranges of {@code GENERATE_RANGE_ARRAY}. Source: "Range functions". */
final class RangeSequence {

  private RangeSequence() {}

  static void write(
      RangeBounds range,
      Interval step,
      boolean includeLastPartial,
      RangeType type,
      VectorWriter out,
      int row) {
    requireStep(step, type);
    if (range.start() == RangeBounds.UNBOUNDED_START || range.end() == RangeBounds.UNBOUNDED_END) {
      throw dataError("input RANGE cannot have UNBOUNDED endpoints");
    }
    long unit = type.element() == ScalarType.DATE ? Micros.PER_DAY : 1;
    long start = range.start() * unit;
    long end = range.end() * unit;
    // Each bound is so many steps from the start: January 31, February 29, March 31.
    long[] bounds = new long[16];
    int count = 0;
    while (count == 0 || bounds[count - 1] < end) {
      if (count > ArrayLimit.MAX_ELEMENTS) {
        throw ArrayLimit.exceededBy("GENERATE_RANGE_ARRAY");
      }
      if (count == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * count);
      }
      bounds[count] = plus(start, step, count);
      count++;
    }
    boolean partial = bounds[count - 1] > end;
    int ranges = count - 1 - (partial && !includeLastPartial ? 1 : 0);
    int at = out.startList(row, ranges);
    VectorWriter elements = out.child(0);
    for (int i = 0; i < ranges; i++) {
      long next = Math.min(bounds[i + 1], end);
      new RangeBounds(bounds[i] / unit, next / unit).write(elements, at + i);
    }
  }

  private static void requireStep(Interval step, RangeType type) {
    boolean date = type.element() == ScalarType.DATE;
    if (type.element() == ScalarType.TIMESTAMP && step.months() != 0) {
      throw dataError("step with non-zero MONTH or YEAR part is not supported");
    }
    if (date && step.micros() != 0) {
      throw dataError("step with non-zero (H:M:S[.F]) part is not supported");
    }
    if (step.months() != 0 && (step.days() != 0 || step.micros() != 0)) {
      throw dataError(
          "step should either have the Y-M part or the "
              + (date ? "DAY part" : "D (H:M:S[.F]) part"));
    }
    if (step.months() == 0 && step.days() == 0 && step.micros() == 0) {
      throw dataError("step cannot be 0");
    }
    if (step.months() < 0 || step.days() < 0 || step.micros() < 0) {
      throw dataError("step cannot be negative");
    }
  }

  /** {@code start + count * step}; a number beyond all when that is out of range. */
  private static long plus(long start, Interval step, long count) {
    if (step.months() != 0) {
      return DatetimeMath.plus(start, count * step.months(), DatePart.MONTH);
    }
    return start + count * (step.days() * Micros.PER_DAY + step.micros());
  }
}
