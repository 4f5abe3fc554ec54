package dev.quern.storage.duckdb.type;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.natives.TypeApi;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DuckDB's logical type objects. Whoever gets a handle destroys it. */
public final class NativeTypes {

  private static final int BOOLEAN = 1;
  private static final int BIGINT = 5;
  private static final int DOUBLE = 11;
  private static final int TIMESTAMP = 12;
  private static final int DATE = 13;
  private static final int TIME = 14;
  private static final int INTERVAL = 15;
  private static final int VARCHAR = 17;
  private static final int BLOB = 18;
  private static final int DECIMAL = 19;
  private static final int LIST = 24;
  private static final int STRUCT = 25;
  private static final int TIMESTAMP_TZ = 31;
  private static final int BIGNUM = 35;

  private NativeTypes() {}

  /** Creates the type that holds values of {@code type}. */
  public static long create(SqlType type) {
    return switch (type) {
      case ArrayType array -> {
        long element = create(array.element());
        long list = TypeApi.CREATE_LIST.call(element);
        destroy(element);
        yield list;
      }
      case StructType _, RangeType _ -> createStruct(PhysicalTypes.fieldTypes(type));
      case ScalarType.NUMERIC ->
          TypeApi.CREATE_DECIMAL.call(PhysicalTypes.NUMERIC_PRECISION, PhysicalTypes.NUMERIC_SCALE);
      case ScalarType scalar -> TypeApi.CREATE.call(id(scalar));
    };
  }

  private static long createStruct(List<SqlType> fields) {
    try (Arena arena = Arena.ofConfined()) {
      long types = CMemory.allocate(arena, 8L * fields.size());
      long names = CMemory.allocate(arena, 8L * fields.size());
      for (int i = 0; i < fields.size(); i++) {
        CMemory.setLong(types + 8L * i, create(fields.get(i)));
        CMemory.setLong(names + 8L * i, CMemory.string(arena, PhysicalTypes.fieldName(i)));
      }
      long struct = TypeApi.CREATE_STRUCT.call(types, names, fields.size());
      for (int i = 0; i < fields.size(); i++) {
        TypeApi.DESTROY.call(types + 8L * i);
      }
      return struct;
    }
  }

  /** Destroys a type. */
  public static void destroy(long type) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, 8);
      CMemory.setLong(slot, type);
      TypeApi.DESTROY.call(slot);
    }
  }

  /**
   * The GoogleSQL type whose values a DuckDB type holds, where there is one; the plainest one where
   * there are several. Struct fields take DuckDB's names.
   */
  public static Optional<SqlType> sqlType(long type) {
    return switch ((int) TypeApi.ID.call(type)) {
      case BOOLEAN -> Optional.of(ScalarType.BOOL);
      case BIGINT -> Optional.of(ScalarType.INT64);
      case DOUBLE -> Optional.of(ScalarType.FLOAT64);
      case TIMESTAMP -> Optional.of(ScalarType.DATETIME);
      case DATE -> Optional.of(ScalarType.DATE);
      case TIME -> Optional.of(ScalarType.TIME);
      case INTERVAL -> Optional.of(ScalarType.INTERVAL);
      case VARCHAR -> Optional.of(ScalarType.STRING);
      case BLOB -> Optional.of(ScalarType.BYTES);
      case TIMESTAMP_TZ -> Optional.of(ScalarType.TIMESTAMP);
      case BIGNUM -> Optional.of(ScalarType.BIGNUMERIC);
      case DECIMAL ->
          TypeApi.DECIMAL_WIDTH.call(type) == PhysicalTypes.NUMERIC_PRECISION
                  && TypeApi.DECIMAL_SCALE.call(type) == PhysicalTypes.NUMERIC_SCALE
              ? Optional.of(ScalarType.NUMERIC)
              : Optional.empty();
      case LIST -> child(TypeApi.LIST_CHILD.call(type)).map(SqlType::array);
      case STRUCT -> structType(type);
      default -> Optional.empty();
    };
  }

  private static Optional<SqlType> structType(long type) {
    List<StructType.Field> fields = new ArrayList<>();
    for (long i = 0; i < TypeApi.STRUCT_COUNT.call(type); i++) {
      Optional<SqlType> field = child(TypeApi.STRUCT_CHILD.call(type, i));
      if (field.isEmpty()) {
        return Optional.empty();
      }
      long name = TypeApi.STRUCT_NAME.call(type, i);
      fields.add(new StructType.Field(CMemory.takeString(name), field.get()));
    }
    return Optional.of(new StructType(fields));
  }

  private static Optional<SqlType> child(long type) {
    Optional<SqlType> result = sqlType(type);
    destroy(type);
    return result;
  }

  /**
   * Checks that a chunk's columns are what is going to be read from them, because reading memory as
   * another type would end the process.
   *
   * @throws IllegalStateException when they are not
   */
  public static void checkChunk(long chunk, List<SqlType> types) {
    long columns = ChunkApi.COLUMN_COUNT.call(chunk);
    if (columns != types.size()) {
      throw new IllegalStateException(
          "the engine gives " + columns + " columns, not " + types.size());
    }
    for (int i = 0; i < columns; i++) {
      String expected = PhysicalTypes.sqlName(types.get(i));
      String found = sqlName(ChunkApi.VECTOR_TYPE.call(ChunkApi.VECTOR.call(chunk, i)));
      if (!found.equals(expected)) {
        throw new IllegalStateException(
            "the engine gives column " + i + " as " + found + ", not " + expected);
      }
    }
  }

  private static String sqlName(long type) {
    int id = (int) TypeApi.ID.call(type);
    return child(type).map(PhysicalTypes::sqlName).orElse("type number " + id);
  }

  private static int id(ScalarType type) {
    return switch (type) {
      case BOOL -> BOOLEAN;
      case INT64 -> BIGINT;
      case FLOAT64 -> DOUBLE;
      case NUMERIC -> DECIMAL;
      case BIGNUMERIC -> BIGNUM;
      case STRING, JSON -> VARCHAR;
      case BYTES, GEOGRAPHY -> BLOB;
      case DATE -> DATE;
      case DATETIME -> TIMESTAMP;
      case TIMESTAMP -> TIMESTAMP_TZ;
      case TIME -> TIME;
      case INTERVAL -> INTERVAL;
    };
  }
}
