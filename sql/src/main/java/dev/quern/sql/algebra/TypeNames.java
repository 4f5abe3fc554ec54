package dev.quern.sql.algebra;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rex.RexNode;

/** How GoogleSQL's error messages name types. */
public final class TypeNames {

  private static final int SHOWN_FIELDS = 3;

  private TypeNames() {}

  /** A type's name; of a STRUCT's fields the first three. */
  public static String brief(SqlType type) {
    return switch (type) {
      case ArrayType array -> "ARRAY<" + brief(array.element()) + ">";
      case StructType struct -> {
        List<String> fields = new ArrayList<>();
        for (StructType.Field field : struct.fields()) {
          if (fields.size() == SHOWN_FIELDS) {
            fields.add("...");
            break;
          }
          String name = field.isAnonymous() ? "" : field.name() + " ";
          fields.add(name + brief(field.type()));
        }
        yield "STRUCT<" + String.join(", ", fields) + ">";
      }
      case ScalarType _, RangeType _ -> type.toString();
    };
  }

  /** {@code {INT64, DOUBLE, STRING}}: the different types of values without a common one. */
  public static String set(Collection<RexNode> values) {
    Map<Kind, String> names = new TreeMap<>();
    for (RexNode value : values) {
      boolean untyped = Rex.isUntypedNull(value);
      String name = internal(value);
      boolean literal = Rex.asLiteral(value).filter(l -> !l.hasExplicitType()).isPresent();
      names.put(new Kind(rank(Rex.typeOf(value)), untyped ? 2 : literal ? 1 : 0, name), name);
    }
    return "{" + String.join(", ", names.values()) + "}";
  }

  /** The name of a value's type inside the analyzer, which some errors show. */
  public static String internal(RexNode value) {
    return Rex.isUntypedNull(value)
        ? "NULL"
        : brief(Rex.typeOf(value)).replace("FLOAT64", "DOUBLE");
  }

  private record Kind(int rank, int freedom, String name) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return Comparator.comparingInt(Kind::rank)
          .thenComparingInt(Kind::freedom)
          .thenComparing(Kind::name)
          .compare(this, other);
    }
  }

  /** The place among GoogleSQL's kinds of types. */
  private static int rank(SqlType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case INT64 -> 0;
            case BOOL -> 1;
            case FLOAT64 -> 2;
            case STRING -> 3;
            case BYTES -> 4;
            case DATE -> 5;
            case TIMESTAMP -> 8;
            case TIME -> 9;
            case DATETIME -> 10;
            case GEOGRAPHY -> 11;
            case NUMERIC -> 12;
            case BIGNUMERIC -> 13;
            case JSON -> 14;
            case INTERVAL -> 15;
          };
      case ArrayType _ -> 6;
      case StructType _ -> 7;
      case RangeType _ -> 16;
    };
  }
}
