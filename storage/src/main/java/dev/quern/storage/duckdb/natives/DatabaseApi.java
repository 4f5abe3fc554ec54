package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f0;
import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;
import static dev.quern.storage.duckdb.natives.Linkage.f4;

import dev.quern.storage.duckdb.natives.CFunction.F0;
import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;
import dev.quern.storage.duckdb.natives.CFunction.F4;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Opening a database and connecting to it. A state result of 0 means success. */
public final class DatabaseApi {

  public static final F0 LIBRARY_VERSION = f0("duckdb_library_version", ":l");
  public static final F1 MALLOC = f1("duckdb_malloc", "l:l");
  public static final F1 FREE = f1("duckdb_free", "l:v");

  public static final F1 CREATE_CONFIG = f1("duckdb_create_config", "l:i");
  public static final F3 SET_CONFIG = f3("duckdb_set_config", "lll:i");
  public static final F1 DESTROY_CONFIG = f1("duckdb_destroy_config", "l:v");

  public static final F4 OPEN_EXT = f4("duckdb_open_ext", "llll:i");
  public static final F1 CLOSE = f1("duckdb_close", "l:v");

  public static final F2 CONNECT = f2("duckdb_connect", "ll:i");
  public static final F1 DISCONNECT = f1("duckdb_disconnect", "l:v");
  public static final F1 INTERRUPT = f1("duckdb_interrupt", "l:v");

  private static final MemoryLayout PROGRESS =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
  private static final MethodHandle QUERY_PROGRESS =
      Linkage.raw("duckdb_query_progress", FunctionDescriptor.of(PROGRESS, ValueLayout.JAVA_LONG));

  private DatabaseApi() {}

  /** How far a connection's running statement has come, in percent; -1 when not known. */
  public static double queryProgress(long connection) {
    try (Arena arena = Arena.ofConfined()) {
      SegmentAllocator allocator = arena;
      MemorySegment progress = (MemorySegment) QUERY_PROGRESS.invokeExact(allocator, connection);
      return progress.get(ValueLayout.JAVA_DOUBLE, 0);
    } catch (Throwable t) {
      throw CFunction.failed(t);
    }
  }
}
