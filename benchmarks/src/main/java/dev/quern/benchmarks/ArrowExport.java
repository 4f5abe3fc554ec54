package dev.quern.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.natives.ArrowApi;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.natives.QueryApi;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * DuckDB's own export to Arrow, which is what the Storage Read API is compared with: a query whose
 * chunks become arrays of Arrow's C data interface.
 */
final class ArrowExport {

  /** Bytes of a {@code struct ArrowArray}, and where in it the function is that frees it. */
  private static final long ARRAY_BYTES = 80;

  private static final long RELEASE = 64;

  @SuppressWarnings("restricted")
  private static final MethodHandle CALL_RELEASE =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG));

  private ArrowExport() {}

  /** Exports the result of a query and gives how many rows it has. */
  static long rows(DuckConnection connection, String sql) {
    long[] rows = {0};
    connection.withHandle(handle -> {
      try (Arena arena = Arena.ofConfined()) {
        rows[0] = export(arena, handle, sql);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    });
    return rows[0];
  }

  private static long export(Arena arena, long connection, String sql) throws Throwable {
    long statement = CMemory.allocate(arena, Long.BYTES);
    long pending = CMemory.allocate(arena, Long.BYTES);
    long result = CMemory.allocate(arena, QueryApi.RESULT_SIZE);
    long array = CMemory.allocate(arena, ARRAY_BYTES);
    long slot = CMemory.allocate(arena, Long.BYTES);
    check(QueryApi.PREPARE.call(connection, CMemory.string(arena, sql), statement));
    check(QueryApi.PENDING_STREAMING.call(CMemory.getLong(statement), pending));
    check(QueryApi.EXECUTE_PENDING.call(CMemory.getLong(pending), result));
    long options = ArrowApi.OPTIONS.call(result);
    long rows = 0;
    for (long chunk = QueryApi.FETCH_CHUNK.call(result);
        chunk != 0;
        chunk = QueryApi.FETCH_CHUNK.call(result)) {
      check(ArrowApi.TO_ARROW.call(options, chunk, array));
      rows += CMemory.getLong(array);
      CALL_RELEASE.invokeExact(MemorySegment.ofAddress(CMemory.getLong(array + RELEASE)), array);
      CMemory.setLong(slot, chunk);
      ChunkApi.DESTROY_CHUNK.call(slot);
    }
    QueryApi.DESTROY_RESULT.call(result);
    QueryApi.DESTROY_PENDING.call(pending);
    QueryApi.DESTROY_PREPARE.call(statement);
    return rows;
  }

  private static void check(long error) {
    if (error != 0) {
      throw new IllegalStateException("DuckDB does not export");
    }
  }
}
