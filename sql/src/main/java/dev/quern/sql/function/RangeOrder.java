package dev.quern.sql.function;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;

/** How ranges are ordered. Source: "Range functions". */
public final class RangeOrder {

  private RangeOrder() {}

  /**
   * What a range is ordered by: its bounds with infinities for those that are missing. NULL when
   * the range is.
   */
  public static String key(String range, RangeType type) {
    String element =
        switch (type.element()) {
          case ScalarType.DATE -> "DATE";
          case ScalarType.TIMESTAMP -> "TIMESTAMPTZ";
          case SqlType _ -> "TIMESTAMP";
        };
    return ("CASE WHEN %1$s IS NOT NULL THEN row(coalesce(struct_extract(%1$s, 'f0'), '-infinity'::%2$s),"
            + " coalesce(struct_extract(%1$s, 'f1'), 'infinity'::%2$s)) END")
        .formatted(range, element);
  }
}
