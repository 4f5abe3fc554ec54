package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f0;
import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;

import dev.quern.storage.duckdb.natives.CFunction.F0;
import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;

/** Single values, for parameters. */
public final class ValueApi {

  public static final F0 CREATE_NULL = f0("duckdb_create_null_value", ":l");
  public static final F1 CREATE_BOOL = f1("duckdb_create_bool", "b:l");
  public static final F1 CREATE_INT64 = f1("duckdb_create_int64", "l:l");
  public static final F1 CREATE_DOUBLE = f1("duckdb_create_double", "d:l");
  public static final F1 CREATE_DECIMAL = f1("duckdb_create_decimal", "D:l");
  public static final F1 CREATE_BIGNUM = f1("duckdb_create_bignum", "B:l");
  public static final F2 CREATE_VARCHAR = f2("duckdb_create_varchar_length", "ll:l");
  public static final F2 CREATE_BLOB = f2("duckdb_create_blob", "ll:l");
  public static final F1 CREATE_DATE = f1("duckdb_create_date", "i:l");
  public static final F1 CREATE_TIME = f1("duckdb_create_time", "l:l");
  public static final F1 CREATE_TIMESTAMP = f1("duckdb_create_timestamp", "l:l");
  public static final F1 CREATE_TIMESTAMP_TZ = f1("duckdb_create_timestamp_tz", "l:l");
  public static final F1 CREATE_INTERVAL = f1("duckdb_create_interval", "I:l");
  public static final F3 CREATE_LIST = f3("duckdb_create_list_value", "lll:l");
  public static final F2 CREATE_STRUCT = f2("duckdb_create_struct_value", "ll:l");
  public static final F1 GET_INT64 = f1("duckdb_get_int64", "l:l");
  public static final F1 DESTROY = f1("duckdb_destroy_value", "l:v");

  private ValueApi() {}
}
