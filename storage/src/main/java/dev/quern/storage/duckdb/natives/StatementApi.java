package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;
import static dev.quern.storage.duckdb.natives.Linkage.f4;
import static dev.quern.storage.duckdb.natives.Linkage.f7;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;
import dev.quern.storage.duckdb.natives.CFunction.F4;
import dev.quern.storage.duckdb.natives.CFunction.F7;

/**
 * Running a statement once and streaming its result, with the second generation of the C API. The
 * first generation streams prepared statements only, which are planned twice. Connections, chunks,
 * vectors, types and values are the same objects in both generations. Functions return an error
 * code, 0 for success, and fill the error in their last argument.
 */
public final class StatementApi {

  public static final F4 PARSE = f4("duckdb_v2_parse_sql", "llll:i");
  public static final F3 NEXT_STATEMENT = f3("duckdb_v2_statement_iterator_next", "lll:i");
  public static final F1 DESTROY_ITERATOR = f1("duckdb_v2_statement_iterator_destroy", "l:i");
  public static final F1 DESTROY_STATEMENT = f1("duckdb_v2_sql_statement_destroy", "l:i");

  public static final F7 EXECUTE = f7("duckdb_v2_statement_execute", "lllllll:i");

  /** Works for a while without blocking; fills a chunk and one of the states below. */
  public static final F4 STEP = f4("duckdb_v2_result_step", "llll:i");

  /** Sleeps until a step can do something. */
  public static final F2 WAIT = f2("duckdb_v2_result_wait", "ll:i");

  public static final F3 DRAIN = f3("duckdb_v2_result_drain", "lll:i");
  public static final F1 DESTROY_RESULT = f1("duckdb_v2_result_destroy", "l:i");

  public static final F2 ERROR_TEXT = f2("duckdb_v2_error_info_get_text", "ll:i");
  public static final F1 DESTROY_ERROR = f1("duckdb_v2_error_info_destroy", "l:i");

  public static final F2 FLATTEN = f2("duckdb_v2_vector_flatten", "ll:i");
  public static final F3 VECTOR_ARENA = f3("duckdb_v2_vector_get_arena", "lll:i");
  public static final F4 ARENA_ALLOCATE = f4("duckdb_v2_arena_allocate", "llll:i");

  /** A step gave nothing as yet. */
  public static final int STEP_WAITING = 0;

  /** A step gave a chunk. */
  public static final int STEP_CHUNK = 1;

  /** The result is at its end. */
  public static final int STEP_FINISHED = 2;

  /** The statement was interrupted. */
  public static final int STEP_CANCELLED = 3;

  private StatementApi() {}
}
