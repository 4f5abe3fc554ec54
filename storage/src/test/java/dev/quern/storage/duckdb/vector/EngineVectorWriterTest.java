package dev.quern.storage.duckdb.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class EngineVectorWriterTest {

  @Test
  void leavesNoElementUndefinedOfAListThatBecomesNull() {
    SqlType type = SqlType.array(ScalarType.STRING);
    try (DuckDatabase _ = DuckDatabase.open(DuckOptions.IN_MEMORY);
        Arena arena = Arena.ofConfined()) {
      long types = CMemory.allocate(arena, Long.BYTES);
      CMemory.setLong(types, NativeTypes.create(type));
      long chunk = ChunkApi.CREATE_CHUNK.call(types, 1);
      long vector = ChunkApi.VECTOR.call(chunk, 0);
      EngineVectorWriter writer = new EngineVectorWriter(vector, type);

      int first = writer.startList(0, 1);
      writer.child(0).setString(first, "kept");
      first = writer.startList(1, 3);
      writer.child(0).setString(first, "what the kernel wrote before it failed");
      writer.setNull(1);
      first = writer.startList(2, 1);
      writer.child(0).setString(first, "last");
      writer.finish();

      ColumnVector lists = EngineVectors.of(vector, type, 3);
      ColumnVector elements = lists.child(0);
      assertThat(lists.isNull(1)).isTrue();
      assertThat(elements.getString(lists.getListOffset(0))).isEqualTo("kept");
      for (int i = 1; i <= 3; i++) {
        assertThat(elements.isNull(i)).isTrue();
        assertThat(elements.getLength(i)).isZero();
      }
      assertThat(elements.getString(lists.getListOffset(2))).isEqualTo("last");
      long holder = CMemory.allocate(arena, Long.BYTES);
      CMemory.setLong(holder, chunk);
      ChunkApi.DESTROY_CHUNK.call(holder);
      NativeTypes.destroy(CMemory.getLong(types));
    }
  }
}
