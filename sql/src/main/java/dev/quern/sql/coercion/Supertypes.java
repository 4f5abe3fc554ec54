package dev.quern.sql.coercion;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.coercion.Coercion.Freedom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * The type that several expressions can all be converted to. Source: "Conversion rules",
 * Supertypes.
 */
public final class Supertypes {

  private Supertypes() {}

  /**
   * The common supertype of expressions: that of the typed ones, if the literals can become it,
   * else that of all. INT64 when all are NULL without a type.
   */
  public static Optional<SqlType> of(List<RexNode> expressions) {
    List<SqlType> typed = typesOf(expressions, Freedom.TYPED);
    List<SqlType> literals = typesOf(expressions, Freedom.LITERAL);
    if (typed.isEmpty() && literals.isEmpty()) {
      return ofUntyped(expressions);
    }
    Optional<SqlType> common = ofTypes(typed.isEmpty() ? literals : typed);
    if (common.filter(type -> allCoerce(expressions, type)).isPresent()) {
      return common;
    }
    List<SqlType> all = new ArrayList<>(typed);
    all.addAll(literals);
    return ofTypes(all)
        .or(() -> dominantStruct(expressions))
        .filter(type -> allCoerce(expressions, type));
  }

  /**
   * Structs without a supertype by their fields' types take that of the first, if the others can
   * become it.
   */
  private static Optional<SqlType> dominantStruct(List<RexNode> expressions) {
    return expressions.stream()
        .filter(expression -> Coercion.freedomOf(expression) != Freedom.UNTYPED)
        .findFirst()
        .map(Rex::typeOf)
        .filter(SqlType::isStruct);
  }

  private static List<SqlType> typesOf(List<RexNode> expressions, Freedom freedom) {
    return expressions.stream()
        .filter(expression -> Coercion.freedomOf(expression) == freedom)
        .map(Rex::typeOf)
        .toList();
  }

  private static Optional<SqlType> ofUntyped(List<RexNode> expressions) {
    return expressions.stream()
        .filter(Coercion::isEmptyArray)
        .findFirst()
        .or(() -> expressions.stream().findFirst())
        .map(Rex::typeOf);
  }

  private static boolean allCoerce(List<RexNode> expressions, SqlType type) {
    return expressions.stream().allMatch(expression -> Coercion.coerces(expression, type));
  }

  /** The common supertype of types. */
  public static Optional<SqlType> ofTypes(List<SqlType> types) {
    Optional<SqlType> common = Optional.of(types.getFirst());
    for (SqlType type : types.subList(1, types.size())) {
      common = common.flatMap(c -> ofTwo(c, type));
    }
    return common;
  }

  private static Optional<SqlType> ofTwo(SqlType one, SqlType other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    if (one instanceof StructType first && other instanceof StructType second) {
      return ofStructs(first, second);
    }
    if (one instanceof ArrayType || other instanceof ArrayType) {
      return Optional.empty();
    }
    if (Coercion.cost(other, one).isPresent()) {
      return Optional.of(one);
    }
    return Coercion.cost(one, other).isPresent() ? Optional.of(other) : Optional.empty();
  }

  private static Optional<SqlType> ofStructs(StructType one, StructType other) {
    if (one.fields().size() != other.fields().size()) {
      return Optional.empty();
    }
    List<StructType.Field> fields = new ArrayList<>();
    for (int i = 0; i < one.fields().size(); i++) {
      Optional<SqlType> type = ofTwo(one.fields().get(i).type(), other.fields().get(i).type());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new StructType.Field(one.fields().get(i).name(), type.get()));
    }
    return Optional.of(new StructType(fields));
  }
}
