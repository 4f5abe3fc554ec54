package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;

/** Preparing and running statements and fetching their results. */
public final class QueryApi {

  /** Bytes of a {@code duckdb_result}. */
  public static final long RESULT_SIZE = 48;

  public static final F1 RESULT_ERROR = f1("duckdb_result_error", "l:l");
  public static final F1 FETCH_CHUNK = f1("duckdb_fetch_chunk", "R:l");
  public static final F1 DESTROY_RESULT = f1("duckdb_destroy_result", "l:v");

  public static final F3 PREPARE = f3("duckdb_prepare", "lll:i");
  public static final F1 PREPARE_ERROR = f1("duckdb_prepare_error", "l:l");
  public static final F1 DESTROY_PREPARE = f1("duckdb_destroy_prepare", "l:v");
  public static final F1 COLUMN_COUNT = f1("duckdb_prepared_statement_column_count", "l:l");
  public static final F2 COLUMN_NAME = f2("duckdb_prepared_statement_column_name", "ll:l");
  public static final F2 COLUMN_TYPE = f2("duckdb_prepared_statement_column_logical_type", "ll:l");

  public static final F3 BIND_VALUE = f3("duckdb_bind_value", "lll:i");
  public static final F2 PENDING_STREAMING = f2("duckdb_pending_prepared_streaming", "ll:i");
  public static final F1 PENDING_ERROR = f1("duckdb_pending_error", "l:l");
  public static final F2 EXECUTE_PENDING = f2("duckdb_execute_pending", "ll:i");
  public static final F1 DESTROY_PENDING = f1("duckdb_destroy_pending", "l:v");

  private QueryApi() {}
}
