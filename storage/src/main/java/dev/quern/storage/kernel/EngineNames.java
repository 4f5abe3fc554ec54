package dev.quern.storage.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names under which kernels are registered. Something that stands for the types of the
 * arguments is part of the name where the engine cannot tell them apart (to it JSON is text,
 * GEOGRAPHY are bytes, and fields have no names) and for all aggregates, of which it takes no
 * further overloads once it knows one.
 */
final class EngineNames {

  private EngineNames() {}

  static String of(Kernel kernel) {
    List<SqlType> types = kernel.allArguments();
    boolean plain = types.stream().allMatch(EngineNames::isPlain);
    return switch (kernel) {
      case ScalarKernel scalar -> plain ? scalar.name() : hashed(scalar.name(), types);
      case AggregateKernel aggregate ->
          types.stream().allMatch(ScalarType.class::isInstance)
              ? readable(aggregate.name(), types)
              : hashed(aggregate.name(), types);
    };
  }

  private static String readable(String name, List<SqlType> types) {
    return types.stream()
        .map(type -> type.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("_", name + "_", ""));
  }

  private static String hashed(String name, List<SqlType> types) {
    long hash = UUID.nameUUIDFromBytes(types.toString().getBytes(UTF_8)).getMostSignificantBits();
    return name + "_" + Long.toHexString(hash);
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
