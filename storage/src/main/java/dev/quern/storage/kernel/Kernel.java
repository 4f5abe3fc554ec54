package dev.quern.storage.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.List;
import java.util.UUID;

/**
 * A function in Java that can be registered in the engine: the engine tells kernels apart by name
 * and arguments.
 */
public sealed interface Kernel permits ScalarKernel, AggregateKernel {

  /** The function's name inside the engine. */
  String name();

  /** The types of the fixed arguments. */
  List<SqlType> arguments();

  /** The type of the result. */
  SqlType result();

  /** The types of all arguments, that of any further ones included. */
  default List<SqlType> allArguments() {
    return arguments();
  }

  /**
   * The name by which statements call it: {@link #name} where the engine can tell the arguments'
   * types apart, else with something behind it that stands for them. To the engine JSON is text,
   * GEOGRAPHY are bytes, and fields have no names.
   */
  default String engineName() {
    if (allArguments().stream().allMatch(Kernel::isPlain)) {
      return name();
    }
    String types = allArguments().toString();
    long hash = UUID.nameUUIDFromBytes(types.getBytes(UTF_8)).getMostSignificantBits();
    return name() + "_" + Long.toHexString(hash);
  }

  private static boolean isPlain(SqlType type) {
    return switch (type) {
      case ScalarType.JSON, ScalarType.GEOGRAPHY -> false;
      case ScalarType _ -> true;
      case ArrayType array -> isPlain(array.element());
      case StructType _, RangeType _ -> false;
    };
  }
}
