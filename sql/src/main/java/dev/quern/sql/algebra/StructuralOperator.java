package dev.quern.sql.algebra;

import java.util.Objects;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/** The operators that make values of, take apart and convert values, whatever their types. */
public final class StructuralOperator extends Operator {

  /** What the operator does. */
  public enum Kind {
    /** Makes a STRUCT of its operands. */
    STRUCT,
    /** Makes an ARRAY of its operands. */
    ARRAY,
    /** Takes field number {@link #index()} of a STRUCT. */
    FIELD,
    /**
     * Converts to the call's type; fails where the value has no equivalent. A second operand is the
     * time zone.
     */
    CAST,
    /** As CAST, but NULL where the value has no equivalent. */
    SAFE_CAST,
    /** Its operand, but NULL where that fails; the operand holds no query. */
    TRY,
    /** Leaves a STRING as it is; its type says how it compares. */
    COLLATE,
    /** The bytes by which a STRING, or each element of an array, compares under und:ci. */
    COLLATION_KEY
  }

  static final StructuralOperator STRUCT = new StructuralOperator(Kind.STRUCT, 0);
  static final StructuralOperator ARRAY = new StructuralOperator(Kind.ARRAY, 0);
  static final StructuralOperator CAST = new StructuralOperator(Kind.CAST, 0);
  static final StructuralOperator SAFE_CAST = new StructuralOperator(Kind.SAFE_CAST, 0);
  static final StructuralOperator TRY = new StructuralOperator(Kind.TRY, 0);
  static final StructuralOperator COLLATE = new StructuralOperator(Kind.COLLATE, 0);
  static final StructuralOperator COLLATION_KEY = new StructuralOperator(Kind.COLLATION_KEY, 0);

  private final Kind structuralKind;
  private final int index;

  private StructuralOperator(Kind kind, int index) {
    super("$" + kind, SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, SqlFunctionCategory.SYSTEM);
    this.structuralKind = kind;
    this.index = index;
  }

  static StructuralOperator field(int index) {
    return new StructuralOperator(Kind.FIELD, index);
  }

  /** What the operator does. */
  public Kind structuralKind() {
    return structuralKind;
  }

  /** The field's number, from 0, for {@link Kind#FIELD}. */
  public int index() {
    return index;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StructuralOperator that
        && structuralKind == that.structuralKind
        && index == that.index;
  }

  @Override
  public int hashCode() {
    return Objects.hash(structuralKind, index);
  }
}
