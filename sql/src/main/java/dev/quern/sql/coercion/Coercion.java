package dev.quern.sql.coercion;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Operator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/**
 * What becomes what without being asked. Costs order the choices of overload resolution: the less a
 * conversion loses, the less it costs.
 */
public final class Coercion {

  private Coercion() {}

  /** How freely an expression converts. */
  public enum Freedom {
    /** As its type says. */
    TYPED,
    /** As a literal or parameter: more ways than its type has. */
    LITERAL,
    /** NULL or an empty array without a type: to anything of its shape. */
    UNTYPED
  }

  /** How freely an expression converts. */
  public static Freedom freedomOf(RexNode expression) {
    if (isUntyped(expression)) {
      return Freedom.UNTYPED;
    }
    if (expression instanceof RexDynamicParam) {
      return Freedom.LITERAL;
    }
    return Rex.asLiteral(expression).filter(literal -> !literal.hasExplicitType()).isPresent()
        ? Freedom.LITERAL
        : Freedom.TYPED;
  }

  private static boolean isUntyped(RexNode expression) {
    return Rex.isUntypedNull(expression) || isEmptyArray(expression) || neverReturns(expression);
  }

  /** Whether the expression is a call that only fails. */
  private static boolean neverReturns(RexNode expression) {
    return expression instanceof RexCall call
        && call.getOperator() instanceof Operator operator
        && operator.fitsAnyType();
  }

  /** Whether the expression is {@code []}. */
  public static boolean isEmptyArray(RexNode expression) {
    return Rex.asLiteral(expression)
        .filter(literal ->
            !literal.hasExplicitType()
                && literal.value() instanceof Value.Array array
                && array.elements().isEmpty())
        .isPresent();
  }

  /**
   * What it costs to convert an expression to a type; empty when it does not. Nothing when it has
   * that type.
   */
  public static OptionalInt cost(RexNode expression, SqlType target) {
    SqlType source = Rex.typeOf(expression);
    if (source.equals(target)) {
      return OptionalInt.of(0);
    }
    return switch (freedomOf(expression)) {
      case UNTYPED ->
          isEmptyArray(expression) && !target.isArray() ? OptionalInt.empty() : OptionalInt.of(0);
      case LITERAL -> first(cost(source, target), literalCost(expression, source, target));
      case TYPED -> constructed(expression, source, target);
    };
  }

  private static OptionalInt first(OptionalInt one, OptionalInt other) {
    return one.isPresent() ? one : other;
  }

  /** What it costs to convert any value of a type to another; empty when it does not. */
  public static OptionalInt cost(SqlType source, SqlType target) {
    if (source.equals(target)) {
      return OptionalInt.of(0);
    }
    if (source instanceof StructType from && target instanceof StructType to) {
      return structCost(from, to);
    }
    if (source instanceof ArrayType && target instanceof ArrayType) {
      return sameButForNames(source, target) ? OptionalInt.of(1) : OptionalInt.empty();
    }
    return source instanceof ScalarType from && target instanceof ScalarType to
        ? scalarCost(from, to)
        : OptionalInt.empty();
  }

  /** Whether two types are the same but for the names of fields. */
  public static boolean sameButForNames(SqlType one, SqlType other) {
    if (one instanceof ArrayType a && other instanceof ArrayType b) {
      return sameButForNames(a.element(), b.element());
    }
    if (one instanceof StructType a && other instanceof StructType b) {
      boolean same = a.fields().size() == b.fields().size();
      for (int i = 0; same && i < a.fields().size(); i++) {
        same = sameButForNames(a.fields().get(i).type(), b.fields().get(i).type());
      }
      return same;
    }
    return one.equals(other);
  }

  private static OptionalInt scalarCost(ScalarType from, ScalarType to) {
    return switch (from) {
      case INT64 ->
          switch (to) {
            case FLOAT64 -> OptionalInt.of(1);
            case NUMERIC -> OptionalInt.of(2);
            case BIGNUMERIC -> OptionalInt.of(3);
            default -> OptionalInt.empty();
          };
      case NUMERIC ->
          switch (to) {
            case BIGNUMERIC -> OptionalInt.of(1);
            case FLOAT64 -> OptionalInt.of(2);
            default -> OptionalInt.empty();
          };
      case BIGNUMERIC -> to == ScalarType.FLOAT64 ? OptionalInt.of(1) : OptionalInt.empty();
      case DATE -> to == ScalarType.DATETIME ? OptionalInt.of(1) : OptionalInt.empty();
      case BOOL, FLOAT64, STRING, BYTES, DATETIME, TIME, TIMESTAMP, INTERVAL, JSON, GEOGRAPHY ->
          OptionalInt.empty();
    };
  }

  private static OptionalInt structCost(StructType from, StructType to) {
    if (from.fields().size() != to.fields().size()) {
      return OptionalInt.empty();
    }
    int total = 0;
    for (int i = 0; i < from.fields().size(); i++) {
      OptionalInt cost = cost(from.fields().get(i).type(), to.fields().get(i).type());
      if (cost.isEmpty()) {
        return cost;
      }
      total += cost.getAsInt();
    }
    return OptionalInt.of(total);
  }

  /** Literals and parameters may become more than values of their type. */
  private static OptionalInt literalCost(RexNode literal, SqlType source, SqlType target) {
    return switch (source) {
      case ScalarType.FLOAT64 ->
          target == ScalarType.NUMERIC || target == ScalarType.BIGNUMERIC
              ? OptionalInt.of(1)
              : OptionalInt.empty();
      case ScalarType.STRING ->
          isCivil(target) || (target instanceof RangeType && isText(literal))
              ? OptionalInt.of(1)
              : OptionalInt.empty();
      case StructType _ -> valueCost(literal, target);
      default -> OptionalInt.empty();
    };
  }

  private static boolean isText(RexNode literal) {
    return Rex.asLiteral(literal).filter(op -> op.value() instanceof Value.Text).isPresent();
  }

  private static boolean isCivil(SqlType type) {
    return type == ScalarType.DATE
        || type == ScalarType.DATETIME
        || type == ScalarType.TIME
        || type == ScalarType.TIMESTAMP;
  }

  /** Struct literals convert field by field. */
  private static OptionalInt valueCost(RexNode literal, SqlType target) {
    Optional<Value> value = Rex.asLiteral(literal).map(LiteralOperator::value);
    if (!(target instanceof StructType to)
        || !(value.orElse(null) instanceof Value.Struct struct)
        || to.fields().size() != struct.fields().size()) {
      return OptionalInt.empty();
    }
    int highest = 0;
    for (int i = 0; i < struct.fields().size(); i++) {
      OptionalInt cost = cost(Rex.literal(struct.fields().get(i)), to.fields().get(i).type());
      if (cost.isEmpty()) {
        return cost;
      }
      highest = Math.max(highest, cost.getAsInt());
    }
    return OptionalInt.of(highest);
  }

  /** Constructors of structs convert by their operands, others by their type. */
  private static OptionalInt constructed(RexNode expression, SqlType source, SqlType target) {
    Optional<List<SqlType>> targets = operandTargets(expression, target);
    if (targets.isEmpty()) {
      return cost(source, target);
    }
    List<RexNode> operands = ((RexCall) expression).getOperands();
    int total = 0;
    for (int i = 0; i < operands.size(); i++) {
      OptionalInt cost = cost(operands.get(i), targets.get().get(i));
      if (cost.isEmpty()) {
        return cost;
      }
      total += cost.getAsInt();
    }
    return OptionalInt.of(total);
  }

  /**
   * What the operands of a constructor must become for it to become {@code target}; empty when it
   * is no such constructor.
   */
  private static Optional<List<SqlType>> operandTargets(RexNode expression, SqlType target) {
    if (!(expression instanceof RexCall call)
        || !(call.getOperator() instanceof StructuralOperator operator)) {
      return Optional.empty();
    }
    int count = call.getOperands().size();
    if (operator.structuralKind() == StructuralOperator.Kind.STRUCT
        && target instanceof StructType to
        && to.fields().size() == count) {
      return Optional.of(to.fields().stream().map(StructType.Field::type).toList());
    }
    return Optional.empty();
  }

  /** Whether an expression converts to a type. */
  public static boolean coerces(RexNode expression, SqlType target) {
    return cost(expression, target).isPresent();
  }

  /** The expression converted to a type it {@link #coerces} to. */
  public static RexNode coerce(RexNode expression, SqlType target) {
    if (Rex.typeOf(expression).equals(target)) {
      return expression;
    }
    if (neverReturns(expression)) {
      RexCall call = (RexCall) expression;
      return Rex.call(call.getOperator(), target, call.getOperands());
    }
    Optional<LiteralOperator> literal = Rex.asLiteral(expression);
    if (literal.isPresent()) {
      Optional<Value> value = LiteralConversion.convert(literal.get(), target);
      if (value.isPresent()) {
        return Rex.literal(value.get(), literal.get().hasExplicitType());
      }
    }
    Optional<List<SqlType>> targets = operandTargets(expression, target);
    if (targets.isEmpty()) {
      return Rex.cast(expression, target);
    }
    RexCall call = (RexCall) expression;
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      operands.add(coerce(call.getOperands().get(i), targets.get().get(i)));
    }
    return Rex.call(call.getOperator(), target, operands);
  }
}
