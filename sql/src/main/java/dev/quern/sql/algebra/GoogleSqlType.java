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

  GoogleSqlType(SqlType type, boolean nullable) {
    this.type = type;
    this.nullable = nullable;
    computeDigest();
  }

  SqlType sqlType() {
    return type;
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
    return type instanceof ArrayType array ? AlgebraTypes.of(array.element()) : null;
  }

  @Override
  protected void generateTypeString(StringBuilder text, boolean withDetail) {
    text.append(type);
  }
}
