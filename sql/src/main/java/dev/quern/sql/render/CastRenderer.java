package dev.quern.sql.render;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.cast.CastKernels;
import java.util.List;
import java.util.Optional;

/** Writes conversions: DuckDB's own where they are BigQuery's, kernels elsewhere. */
final class CastRenderer {

  private static final String UTC = Literals.sql(new Value.Text("UTC"));

  private final CalledKernels kernels;
  private int lambdas;

  CastRenderer(CalledKernels kernels) {
    this.kernels = kernels;
  }

  /**
   * A conversion.
   *
   * @param zone the time zone where one matters, in SQL
   * @param safe whether it gives NULL where it would fail
   */
  String render(String value, SqlType source, SqlType target, Optional<String> zone, boolean safe) {
    return new Cast(zone, safe).render(value, source, target);
  }

  private final class Cast {

    private final Optional<String> zone;
    private final boolean safe;

    Cast(Optional<String> zone, boolean safe) {
      this.zone = zone;
      this.safe = safe;
    }

    String render(String value, SqlType source, SqlType target) {
      if (source.equals(target)) {
        return value;
      }
      if (source instanceof ArrayType from && target instanceof ArrayType to) {
        return array(value, from, to);
      }
      if (source instanceof StructType from && target instanceof StructType to) {
        return struct(value, from, to);
      }
      return NativeCasts.template(source, target, zone.filter(UTC::equals).isPresent())
          .map(template -> Template.fill(template, List.of(value)))
          .orElseGet(() -> kernel(value, source, target));
    }

    private String array(String value, ArrayType from, ArrayType to) {
      if (samePhysically(from, to)) {
        return value;
      }
      String element = "e" + ++lambdas;
      return "list_transform("
          + value
          + ", lambda "
          + element
          + ": "
          + render(element, from.element(), to.element())
          + ")";
    }

    private String struct(String value, StructType from, StructType to) {
      if (samePhysically(from, to)) {
        return value;
      }
      StringBuilder text =
          new StringBuilder("CASE WHEN ").append(value).append(" IS NOT NULL THEN struct_pack(");
      for (int i = 0; i < to.fields().size(); i++) {
        text.append(i == 0 ? "f" : ", f").append(i).append(" := ");
        text.append(
            render(
                StructField.of(value, i, from.fields().get(i).type(), true),
                from.fields().get(i).type(),
                to.fields().get(i).type()));
      }
      return text.append(") END").toString();
    }

    private String kernel(String value, SqlType source, SqlType target) {
      ScalarKernel kernel =
          CastKernels.cast(source, target)
              .map(found -> safe ? found.safe() : found)
              .orElseThrow(() -> new IllegalStateException("cast " + source + " to " + target));
      boolean zoned = kernel.arguments().size() > 1;
      return kernels.call(kernel) + "(" + value + (zoned ? ", " + zone.orElseThrow() : "") + ")";
    }
  }

  /** Whether types differ in the names of fields only. */
  private static boolean samePhysically(SqlType one, SqlType other) {
    return switch (one) {
      case StructType from when other instanceof StructType to -> {
        boolean same = from.fields().size() == to.fields().size();
        for (int i = 0; same && i < from.fields().size(); i++) {
          same = samePhysically(from.fields().get(i).type(), to.fields().get(i).type());
        }
        yield same;
      }
      case ArrayType from when other instanceof ArrayType to ->
          samePhysically(from.element(), to.element());
      case SqlType _ -> one.equals(other);
    };
  }
}
