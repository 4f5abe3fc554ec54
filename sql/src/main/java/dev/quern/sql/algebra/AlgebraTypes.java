package dev.quern.sql.algebra;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Between GoogleSQL's types and Calcite's. */
public final class AlgebraTypes {

  private static final Map<ScalarType, GoogleSqlType> SCALARS =
      Arrays.stream(ScalarType.values())
          .collect(
              Collectors.toUnmodifiableMap(type -> type, type -> new GoogleSqlType(type, true)));

  private static final GoogleSqlType BOOL_NOT_NULL = new GoogleSqlType(ScalarType.BOOL, false);

  private AlgebraTypes() {}

  /** Calcite's form of a type. */
  static RelDataType of(SqlType type) {
    return type instanceof ScalarType scalar
        ? Objects.requireNonNull(SCALARS.get(scalar))
        : new GoogleSqlType(type, true);
  }

  /** Calcite's form of a type whose texts compare in some way. */
  static RelDataType of(SqlType type, Collation collation) {
    return collation.isNone() ? of(type) : new GoogleSqlType(type, true, collation);
  }

  /** How the texts of a type compare. */
  static Collation collation(RelDataType type) {
    return type instanceof GoogleSqlType google ? google.collation() : Collation.NONE;
  }

  /** The GoogleSQL type behind Calcite's form. */
  public static SqlType sqlType(RelDataType type) {
    return ((GoogleSqlType) type).sqlType();
  }

  /** The row type of columns; a field's name is the column's. */
  static RelDataType row(Collection<Column> columns) {
    List<RelDataTypeField> fields = new ArrayList<>(columns.size());
    for (Column column : columns) {
      fields.add(
          new RelDataTypeFieldImpl(
              column.name(), fields.size(), of(column.type(), column.collation())));
    }
    return new RelRecordType(fields);
  }

  /**
   * The row type of columns computed by expressions, which say more of nullability than the columns
   * do.
   */
  static RelDataType row(List<Column> columns, List<RexNode> expressions) {
    List<RelDataTypeField> fields = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      fields.add(new RelDataTypeFieldImpl(columns.get(i).name(), i, expressions.get(i).getType()));
    }
    return new RelRecordType(fields);
  }

  /** The columns of a row type made by {@link #row}. */
  public static List<Column> columns(RelDataType rowType) {
    return rowType.getFieldList().stream()
        .map(field ->
            new Column(
                Column.idOf(field.getName()), sqlType(field.getType()), collation(field.getType())))
        .toList();
  }

  /** Calcite's factory, for the types that Calcite makes itself. */
  static final class Factory extends SqlTypeFactoryImpl {

    Factory() {
      super(RelDataTypeSystem.DEFAULT);
    }

    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
      if (!(type instanceof GoogleSqlType google)) {
        return super.createTypeWithNullability(type, nullable);
      }
      if (google.isNullable() == nullable) {
        return google;
      }
      return nullable
          ? of(google.sqlType(), google.collation())
          : new GoogleSqlType(google.sqlType(), false, google.collation());
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name) {
      return name == SqlTypeName.BOOLEAN ? BOOL_NOT_NULL : super.createSqlType(name);
    }

    @Override
    public RelDataType createArrayType(RelDataType element, long maxCardinality) {
      return of(SqlType.array(sqlType(element)), collation(element));
    }

    @Override
    public RelDataType leastRestrictive(List<RelDataType> types) {
      RelDataType first = types.getFirst();
      return first.isStruct() || first instanceof GoogleSqlType
          ? first
          : super.leastRestrictive(types);
    }
  }
}
