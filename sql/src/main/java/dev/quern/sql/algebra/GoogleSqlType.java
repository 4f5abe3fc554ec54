package dev.quern.sql.algebra;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFamily;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A GoogleSQL type as Calcite sees it. All are nullable but for the BOOL that Calcite wants of
 * filters.
 */
final class GoogleSqlType extends RelDataTypeImpl {

  private final SqlType type;
  private final boolean nullable;
  private final Collation collation;

  GoogleSqlType(SqlType type, boolean nullable) {
    this(type, nullable, Collation.NONE);
  }

  GoogleSqlType(SqlType type, boolean nullable, Collation collation) {
    this.type = type;
    this.nullable = nullable;
    this.collation = collation;
    computeDigest();
  }

  SqlType sqlType() {
    return type;
  }

  Collation collation() {
    return collation;
  }

  @Override
  public boolean isNullable() {
    return nullable;
  }

  @Override
  public SqlTypeName getSqlTypeName() {
    return switch (type) {
      case ScalarType scalar -> scalar == ScalarType.BOOL ? SqlTypeName.BOOLEAN : SqlTypeName.OTHER;
      case ArrayType _ -> SqlTypeName.ARRAY;
      case StructType _, RangeType _ -> SqlTypeName.OTHER;
    };
  }

  /** One object per type whatever its nullability, as Calcite's set operations ask. */
  @Override
  public RelDataTypeFamily getFamily() {
    return nullable ? this : (RelDataTypeFamily) AlgebraTypes.of(type);
  }

  @Override
  public @Nullable RelDataType getComponentType() {
    return type instanceof ArrayType array ? AlgebraTypes.of(array.element(), collation) : null;
  }

  @Override
  protected void generateTypeString(StringBuilder text, boolean withDetail) {
    text.append(type);
  }
}
