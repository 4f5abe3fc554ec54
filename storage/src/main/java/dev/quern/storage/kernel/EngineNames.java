package dev.quern.storage.kernel;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names under which kernels are registered. The engine takes further overloads of a scalar
 * function but not of an aggregate, and does not tell apart structs that differ in the names of
 * their fields: in these cases the types of the arguments are part of the name.
 */
final class EngineNames {

  private EngineNames() {}

  static String of(Kernel kernel) {
    return switch (kernel) {
      case AggregateKernel aggregate -> named(aggregate.name(), aggregate.arguments());
      case ScalarKernel scalar -> {
        List<SqlType> types = new ArrayList<>(scalar.arguments());
        scalar.variadic().ifPresent(types::add);
        yield types.stream().anyMatch(EngineNames::holdsStruct)
            ? named(scalar.name(), types)
            : scalar.name();
      }
    };
  }

  private static String named(String name, List<SqlType> types) {
    String text = types.stream().map(SqlType::toString).collect(Collectors.joining("_"));
    boolean plain = types.stream().allMatch(ScalarType.class::isInstance);
    return name
        + "_"
        + (plain
            ? text.toLowerCase(Locale.ROOT)
            : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", ""));
  }

  private static boolean holdsStruct(SqlType type) {
    return switch (type) {
      case StructType _ -> true;
      case ArrayType array -> holdsStruct(array.element());
      case ScalarType _, RangeType _ -> false;
    };
  }
}
