package dev.quern.storage.kernel;

import dev.quern.domain.type.SqlType;
import java.util.List;

/**
 * A function in Java that can be registered in the engine: the engine tells kernels apart by name
 * and arguments.
 */
public sealed interface Kernel permits ScalarKernel, AggregateKernel {

  /** The function's name, unique together with the types of the arguments. */
  String name();

  /** The function's name inside the engine, by which rendered queries call it. */
  default String engineName() {
    return EngineNames.of(this);
  }

  /** The types of the fixed arguments. */
  List<SqlType> arguments();

  /** The type of the result. */
  SqlType result();

  /** The types of all arguments, that of any further ones included. */
  default List<SqlType> allArguments() {
    return arguments();
  }
}
