package dev.quern.sql.algebra;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;

/**
 * How the texts of a value compare; that of an array is its elements'. It goes with an expression's
 * type, but two types that differ by it alone are equal. Source: "Collation concepts".
 *
 * @param specification how a STRING compares, where that is said
 * @param fields those of a STRUCT's fields; empty when none has any
 */
public record Collation(Optional<String> specification, List<Collation> fields) {

  /** Nothing is said: texts compare by their bytes. */
  public static final Collation NONE = new Collation(Optional.empty(), List.of());

  /** Texts compare without regard to case. */
  public static final Collation CASE_INSENSITIVE = new Collation(Optional.of("und:ci"), List.of());

  /** Texts compare by their bytes, as is said. */
  private static final Collation BINARY = new Collation(Optional.of("binary"), List.of());

  public Collation {
    fields = List.copyOf(fields);
  }

  /** The collation with a name; the empty name is that of none. */
  public static Optional<Collation> named(String name) {
    return switch (name) {
      case "" -> Optional.of(NONE);
      case "und:ci" -> Optional.of(CASE_INSENSITIVE);
      case "binary" -> Optional.of(BINARY);
      default -> Optional.empty();
    };
  }

  /** Whether it says nothing. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether a STRING compares without regard to case. */
  public boolean text() {
    return specification.equals(CASE_INSENSITIVE.specification);
  }

  /** Whether another says something else. */
  public boolean conflicts(Collation other) {
    return specification.isPresent()
        && other.specification.isPresent()
        && !specification.equals(other.specification);
  }

  /** That of an expression. */
  public static Collation of(RexNode expression) {
    return AlgebraTypes.collation(expression.getType());
  }

  /** That of a struct with such fields. */
  public static Collation ofFields(List<Collation> fields) {
    return fields.stream().allMatch(Collation::isNone)
        ? NONE
        : new Collation(Optional.empty(), fields);
  }

  /** That of a struct's field. */
  public Collation field(int index) {
    return index < fields.size() ? fields.get(index) : NONE;
  }

  /** What either says. */
  Collation or(Collation other) {
    if (isNone() || equals(other)) {
      return other;
    }
    int count = Math.max(fields.size(), other.fields.size());
    return new Collation(
        specification.or(other::specification),
        IntStream.range(0, count).mapToObj(i -> field(i).or(other.field(i))).toList());
  }

  /** That of a call's result. */
  static Collation ofCall(SqlOperator operator, SqlType type, List<RexNode> operands) {
    if (operands.stream().allMatch(operand -> of(operand).isNone())
        || (operator instanceof Operator own && own.ignoresCollation())) {
      return NONE;
    }
    if (operator instanceof StructuralOperator structural) {
      return switch (structural.structuralKind()) {
        case STRUCT -> ofFields(operands.stream().map(Collation::of).toList());
        case FIELD -> of(operands.getFirst()).field(structural.index());
        case ARRAY, CAST, SAFE_CAST, TRY -> ofLike(type, operands);
        case COLLATE, COLLATION_KEY -> NONE;
      };
    }
    return operator.getKind() == SqlKind.CASE
        ? ofLike(type, results(operands))
        : ofLike(type, operands);
  }

  private static List<RexNode> results(List<RexNode> operands) {
    List<RexNode> results = new ArrayList<>();
    for (int i = 1; i < operands.size(); i += 2) {
      results.add(operands.get(i));
    }
    results.add(operands.getLast());
    return results;
  }

  /** What those operands say that hold values of the result's type. */
  public static Collation ofLike(SqlType type, List<RexNode> operands) {
    SqlType wanted = element(type);
    if (!hasText(wanted)) {
      return NONE;
    }
    return operands.stream()
        .filter(operand -> element(Rex.typeOf(operand)).equals(wanted))
        .map(Collation::of)
        .reduce(NONE, Collation::or);
  }

  private static SqlType element(SqlType type) {
    return type instanceof ArrayType(SqlType element) ? element : type;
  }

  private static boolean hasText(SqlType type) {
    return switch (type) {
      case ScalarType scalar -> scalar == ScalarType.STRING;
      case ArrayType(SqlType element) -> hasText(element);
      case StructType struct -> struct.fields().stream().anyMatch(f -> hasText(f.type()));
      case RangeType _ -> false;
    };
  }

  /**
   * What an expression is compared, grouped and ordered by: itself, or a key of BYTES for its text.
   */
  public static RexNode key(RexNode expression) {
    return of(expression).text() ? keyOf(expression) : expression;
  }

  /** The key of a STRING, or of each element of an array of them. */
  public static RexNode keyOf(RexNode expression) {
    return switch (Rex.typeOf(expression)) {
      case ScalarType.STRING ->
          Rex.call(StructuralOperator.COLLATION_KEY, ScalarType.BYTES, List.of(expression));
      case ArrayType(var element) when element == ScalarType.STRING ->
          Rex.call(
              StructuralOperator.COLLATION_KEY,
              SqlType.array(ScalarType.BYTES),
              List.of(expression));
      case SqlType _ -> expression;
    };
  }
}
