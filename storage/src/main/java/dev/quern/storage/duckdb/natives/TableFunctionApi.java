package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f0;
import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;

import dev.quern.storage.duckdb.natives.CFunction.F0;
import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;

/** Table functions implemented outside the engine. */
public final class TableFunctionApi {

  public static final F0 CREATE = f0("duckdb_create_table_function", ":l");
  public static final F2 NAME = f2("duckdb_table_function_set_name", "ll:v");
  public static final F2 PARAMETER = f2("duckdb_table_function_add_parameter", "ll:v");
  public static final F3 EXTRA = f3("duckdb_table_function_set_extra_info", "lll:v");
  public static final F2 SET_BIND = f2("duckdb_table_function_set_bind", "ll:v");
  public static final F2 SET_INIT = f2("duckdb_table_function_set_init", "ll:v");
  public static final F2 SET_LOCAL_INIT = f2("duckdb_table_function_set_local_init", "ll:v");
  public static final F2 SET_BODY = f2("duckdb_table_function_set_function", "ll:v");
  public static final F2 PROJECTION_PUSHDOWN =
      f2("duckdb_table_function_supports_projection_pushdown", "lb:v");
  public static final F2 REGISTER = f2("duckdb_register_table_function", "ll:i");
  public static final F1 DESTROY = f1("duckdb_destroy_table_function", "l:v");

  public static final F1 BIND_EXTRA = f1("duckdb_bind_get_extra_info", "l:l");
  public static final F2 BIND_PARAMETER = f2("duckdb_bind_get_parameter", "ll:l");
  public static final F3 BIND_COLUMN = f3("duckdb_bind_add_result_column", "lll:v");
  public static final F3 BIND_DATA = f3("duckdb_bind_set_bind_data", "lll:v");
  public static final F3 BIND_CARDINALITY = f3("duckdb_bind_set_cardinality", "llb:v");
  public static final F2 BIND_ERROR = f2("duckdb_bind_set_error", "ll:v");

  public static final F1 INIT_EXTRA = f1("duckdb_init_get_extra_info", "l:l");
  public static final F1 INIT_BIND_DATA = f1("duckdb_init_get_bind_data", "l:l");
  public static final F3 INIT_DATA = f3("duckdb_init_set_init_data", "lll:v");
  public static final F1 INIT_COLUMN_COUNT = f1("duckdb_init_get_column_count", "l:l");
  public static final F2 INIT_COLUMN = f2("duckdb_init_get_column_index", "ll:l");
  public static final F2 INIT_MAX_THREADS = f2("duckdb_init_set_max_threads", "ll:v");
  public static final F2 INIT_ERROR = f2("duckdb_init_set_error", "ll:v");

  public static final F1 FUNCTION_EXTRA = f1("duckdb_function_get_extra_info", "l:l");
  public static final F1 FUNCTION_INIT_DATA = f1("duckdb_function_get_init_data", "l:l");
  public static final F1 FUNCTION_LOCAL_DATA = f1("duckdb_function_get_local_init_data", "l:l");
  public static final F2 FUNCTION_ERROR = f2("duckdb_function_set_error", "ll:v");

  private TableFunctionApi() {}
}
