package dev.quern.sql.render;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.kernel.Kernel;
import java.util.Set;

/** Writes conversions. */
final class CastRenderer {

  private final Set<Kernel> kernels;
  private int lambdas;

  CastRenderer(Set<Kernel> kernels) {
    this.kernels = kernels;
  }

  String render(String value, SqlType source, SqlType target, boolean safe) {
    if (PhysicalTypes.sqlName(source).equals(PhysicalTypes.sqlName(target))
        && isStructural(source)) {
      return value;
    }
    if (source instanceof ArrayType from && target instanceof ArrayType to) {
      String element = "e" + ++lambdas;
      return "list_transform("
          + value
          + ", lambda "
          + element
          + ": "
          + render(element, from.element(), to.element(), safe)
          + ")";
    }
    if (source instanceof StructType from && target instanceof StructType to) {
      return struct(value, from, to, safe);
    }
    return (safe ? "TRY_CAST(" : "CAST(") + value + " AS " + PhysicalTypes.sqlName(target) + ")";
  }

  private static boolean isStructural(SqlType type) {
    return type instanceof ArrayType || type instanceof StructType;
  }

  private String struct(String value, StructType from, StructType to, boolean safe) {
    StringBuilder text =
        new StringBuilder("CASE WHEN ").append(value).append(" IS NOT NULL THEN struct_pack(");
    for (int i = 0; i < to.fields().size(); i++) {
      text.append(i == 0 ? "f" : ", f").append(i).append(" := ");
      text.append(
          render(
              "struct_extract(" + value + ", 'f" + i + "')",
              from.fields().get(i).type(),
              to.fields().get(i).type(),
              safe));
    }
    return text.append(") END").toString();
  }

  /** The kernels that rendered conversions call. */
  Set<Kernel> kernels() {
    return kernels;
  }
}
