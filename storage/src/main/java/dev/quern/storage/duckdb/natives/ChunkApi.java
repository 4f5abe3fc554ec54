package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.quick1;
import static dev.quern.storage.duckdb.natives.Linkage.quick2;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Data chunks and their vectors. */
public final class ChunkApi {

  /** How many rows a data chunk holds at most, {@code duckdb_vector_size}. */
  public static final int VECTOR_SIZE = 2048;

  public static final F2 CREATE_CHUNK = f2("duckdb_create_data_chunk", "ll:l");
  public static final F1 RESET_CHUNK = f1("duckdb_data_chunk_reset", "l:v");
  public static final F1 DESTROY_CHUNK = f1("duckdb_destroy_data_chunk", "l:v");
  public static final F1 CHUNK_SIZE = quick1("duckdb_data_chunk_get_size", "l:l");
  public static final F2 SET_CHUNK_SIZE = f2("duckdb_data_chunk_set_size", "ll:v");
  public static final F1 COLUMN_COUNT = quick1("duckdb_data_chunk_get_column_count", "l:l");
  public static final F2 VECTOR = quick2("duckdb_data_chunk_get_vector", "ll:l");

  public static final F1 DATA = quick1("duckdb_vector_get_data", "l:l");
  public static final F1 VALIDITY = quick1("duckdb_vector_get_validity", "l:l");
  public static final F1 ENSURE_VALIDITY = quick1("duckdb_vector_ensure_validity_writable", "l:v");
  public static final F1 LIST_CHILD = quick1("duckdb_list_vector_get_child", "l:l");
  public static final F1 LIST_SIZE = quick1("duckdb_list_vector_get_size", "l:l");
  public static final F2 LIST_RESERVE = f2("duckdb_list_vector_reserve", "ll:i");
  public static final F2 SET_LIST_SIZE = f2("duckdb_list_vector_set_size", "ll:i");
  public static final F2 STRUCT_CHILD = quick2("duckdb_struct_vector_get_child", "ll:l");
  public static final F1 VECTOR_TYPE = f1("duckdb_vector_get_column_type", "l:l");
  public static final F2 VALID_UTF8 = quick2("duckdb_valid_utf8_check", "ll:l");

  private static final MethodHandle ASSIGN_STRING =
      Linkage.raw(
          "duckdb_unsafe_vector_assign_string_element_len",
          FunctionDescriptor.ofVoid(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG),
          Linker.Option.critical(true));

  private ChunkApi() {}

  /**
   * Copies bytes into a vector's string heap and points a row at them, without checking that they
   * are UTF-8.
   *
   * @param bytes on the Java heap or outside
   */
  public static void assignString(long vector, long row, MemorySegment bytes, long length) {
    try {
      ASSIGN_STRING.invokeExact(vector, row, bytes, length);
    } catch (Throwable t) {
      throw CFunction.failed(t);
    }
  }
}
