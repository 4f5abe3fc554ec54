package dev.quern.sql.render;

import dev.quern.storage.kernel.Kernel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** The kernels that a query calls, collected while it is written. */
final class CalledKernels {

  private final Function<Kernel, String> names;
  private final Set<Kernel> kernels = new LinkedHashSet<>();

  /**
   * No kernels yet.
   *
   * @param names the names by which they are called
   */
  CalledKernels(Function<Kernel, String> names) {
    this.names = names;
  }

  /** The name of a kernel that the query calls. */
  String call(Kernel kernel) {
    kernels.add(kernel);
    return names.apply(kernel);
  }

  /** All of them. */
  Set<Kernel> all() {
    return kernels;
  }
}
