package dev.quern.storage.duckdb.function;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.Kernel;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Makes kernels known to a database. A kernel is registered once, when a statement first needs it,
 * and stays: the engine cannot forget a function. Registration is a transaction of the engine's
 * catalog, so a transaction that is already open does not see what comes after it: it has {@link
 * TransactionKernels}.
 */
public final class KernelRegistry {

  private final DuckDatabase database;
  private final Set<Signature> registered = ConcurrentHashMap.newKeySet();
  private final AtomicLong transactions = new AtomicLong();

  record Signature(String name, List<SqlType> arguments, Optional<SqlType> variadic) {

    static Signature of(Kernel kernel) {
      return switch (kernel) {
        case ScalarKernel scalar ->
            new Signature(scalar.engineName(), scalar.arguments(), scalar.variadic());
        case AggregateKernel aggregate ->
            new Signature(aggregate.engineName(), aggregate.arguments(), Optional.empty());
      };
    }
  }

  /** Made when first needed, because binding the native functions takes some 50 ms. */
  private Optional<Functions> functions = Optional.empty();

  private record Functions(ScalarFunctions scalars, AggregateFunctions aggregates) {}

  /** The registry of a database; a database has one. */
  public KernelRegistry(DuckDatabase database) {
    this.database = database;
  }

  /**
   * Registers those of the kernels that the engine does not know yet. Two kernels of the same name
   * and argument types are taken to be the same.
   */
  public void ensure(Collection<? extends Kernel> kernels) {
    for (Kernel kernel : kernels) {
      if (!registered.contains(Signature.of(kernel))) {
        register(kernels);
        return;
      }
    }
  }

  /** The kernels for a transaction that begins now. */
  public TransactionKernels forTransaction() {
    return new TransactionKernels(
        this, Set.copyOf(registered), "_t" + transactions.incrementAndGet());
  }

  /** Registers a kernel under a name of its own in the open transaction of a connection. */
  synchronized void register(DuckConnection connection, String name, Kernel kernel) {
    Functions bound = functions();
    connection.withHandle(handle -> registerName(bound, handle, name, List.of(kernel)));
  }

  private Functions functions() {
    Functions bound =
        functions.orElseGet(() ->
            new Functions(
                new ScalarFunctions(database.faults()), new AggregateFunctions(database.faults())));
    functions = Optional.of(bound);
    return bound;
  }

  private synchronized void register(Collection<? extends Kernel> kernels) {
    Map<Signature, Kernel> missing = new LinkedHashMap<>();
    for (Kernel kernel : kernels) {
      Signature signature = Signature.of(kernel);
      if (!registered.contains(signature)) {
        missing.putIfAbsent(signature, kernel);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Functions bound = functions();
    try (DuckConnection connection = database.connect()) {
      // One transaction for all: a commit costs more than a registration.
      connection.begin();
      connection.withHandle(handle ->
          missing.values().stream()
              .collect(Collectors.groupingBy(Kernel::engineName))
              .forEach((name, overloads) -> registerName(bound, handle, name, overloads)));
      connection.commit();
    }
    registered.addAll(missing.keySet());
  }

  private static void registerName(
      Functions bound, long connection, String name, List<? extends Kernel> overloads) {
    List<ScalarKernel> scalar =
        overloads.stream()
            .filter(ScalarKernel.class::isInstance)
            .map(ScalarKernel.class::cast)
            .toList();
    List<AggregateKernel> aggregate =
        overloads.stream()
            .filter(AggregateKernel.class::isInstance)
            .map(AggregateKernel.class::cast)
            .toList();
    if (!scalar.isEmpty()) {
      bound.scalars().register(connection, name, scalar);
    }
    if (!aggregate.isEmpty()) {
      bound.aggregates().register(connection, name, aggregate);
    }
  }

  /** How many aggregate states are alive, for tests of leaks. */
  synchronized int liveStates() {
    return functions.map(bound -> bound.aggregates().liveStates()).orElse(0);
  }
}
