package dev.quern.types.civil;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of parts, and the names of kernels made for one part. */
final class Parts {

  private Parts() {}

  static String kernel(String prefix, DatePart part) {
    return prefix + "_" + part.kernelName();
  }

  static Set<DatePart> setOf(EnumSet<DatePart> parts) {
    return Collections.unmodifiableSet(parts);
  }

  static Set<DatePart> union(Set<DatePart> some, Set<DatePart> others) {
    EnumSet<DatePart> result = EnumSet.copyOf(some);
    result.addAll(others);
    return Collections.unmodifiableSet(result);
  }

  static void require(Set<DatePart> parts, DatePart part, String function) {
    if (!parts.contains(part)) {
      throw part.unsupported(function);
    }
  }
}
