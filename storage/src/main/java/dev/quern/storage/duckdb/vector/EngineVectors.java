package dev.quern.storage.duckdb.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.natives.StatementApi;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB's vectors as {@link ColumnVector}s over the engine's own memory. They are valid as long as
 * the chunk they belong to.
 */
public final class EngineVectors {

  private EngineVectors() {}

  /** The columns of a chunk, which have the given types. */
  public static List<ColumnVector> ofChunk(long chunk, List<SqlType> types) {
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    List<ColumnVector> columns = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      columns.add(of(ChunkApi.VECTOR.call(chunk, i), types.get(i), rows));
    }
    return columns;
  }

  /**
   * The values of a vector. Constant and dictionary vectors are flattened in place, also within
   * lists and structs.
   *
   * @param vector the engine's vector
   * @param type the type of its values
   * @param rows how many there are
   */
  public static ColumnVector of(long vector, SqlType type, int rows) {
    StatementApi.FLATTEN.call(vector, 0);
    Layout layout = Layout.of(type);
    MemorySegment data =
        layout == Layout.STRUCT
            ? MemorySegment.NULL
            : CMemory.segment(ChunkApi.DATA.call(vector), (long) layout.width() * rows);
    long validity = ChunkApi.VALIDITY.call(vector);
    MemorySegment bits =
        validity == 0
            ? MemorySegment.NULL
            : CMemory.segment(validity, (rows + 63L) / 64 * Long.BYTES);
    return new ColumnVector(type, data, bits, CMemory.ALL, children(vector, type, rows));
  }

  private static List<ColumnVector> children(long vector, SqlType type, int rows) {
    if (type instanceof ArrayType array) {
      int size = Math.toIntExact(ChunkApi.LIST_SIZE.call(vector));
      return List.of(of(ChunkApi.LIST_CHILD.call(vector), array.element(), size));
    }
    if (Layout.of(type) != Layout.STRUCT) {
      return List.of();
    }
    List<SqlType> fields = PhysicalTypes.fieldTypes(type);
    List<ColumnVector> children = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      children.add(of(ChunkApi.STRUCT_CHILD.call(vector, i), fields.get(i), rows));
    }
    return children;
  }
}
