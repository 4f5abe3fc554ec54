package dev.quern.storage.duckdb.function;

import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.kernel.Kernel;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The kernels that one open transaction may call. Those that were known when it began have their
 * usual names; the others would be invisible to it, so it gets them under names of its own, which
 * live and die with it. Used by one thread at a time.
 */
public final class TransactionKernels {

  private final KernelRegistry registry;
  private final Set<KernelRegistry.Signature> known;
  private final String suffix;
  private final Set<KernelRegistry.Signature> own = new HashSet<>();

  TransactionKernels(KernelRegistry registry, Set<KernelRegistry.Signature> known, String suffix) {
    this.registry = registry;
    this.known = known;
    this.suffix = suffix;
  }

  /** The name by which the transaction calls a kernel. */
  public String name(Kernel kernel) {
    return known.contains(KernelRegistry.Signature.of(kernel))
        ? kernel.engineName()
        : kernel.engineName() + suffix;
  }

  /** Makes kernels known to the transaction of a connection, and to those that come after it. */
  public void ensure(DuckConnection connection, Collection<? extends Kernel> kernels) {
    registry.ensure(kernels);
    for (Kernel kernel : kernels) {
      KernelRegistry.Signature signature = KernelRegistry.Signature.of(kernel);
      if (!known.contains(signature) && own.add(signature)) {
        registry.register(connection, name(kernel), kernel);
      }
    }
  }
}
