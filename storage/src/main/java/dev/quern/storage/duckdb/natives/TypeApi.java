package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;

/** Logical types. */
public final class TypeApi {

  /** The number of the type that stands for all. */
  public static final int ANY = 34;

  public static final F1 CREATE = f1("duckdb_create_logical_type", "i:l");
  public static final F1 CREATE_LIST = f1("duckdb_create_list_type", "l:l");
  public static final F3 CREATE_STRUCT = f3("duckdb_create_struct_type", "lll:l");
  public static final F2 CREATE_DECIMAL = f2("duckdb_create_decimal_type", "ii:l");
  public static final F1 DESTROY = f1("duckdb_destroy_logical_type", "l:v");

  public static final F1 ID = f1("duckdb_get_type_id", "l:i");
  public static final F1 DECIMAL_WIDTH = f1("duckdb_decimal_width", "l:c");
  public static final F1 DECIMAL_SCALE = f1("duckdb_decimal_scale", "l:c");
  public static final F1 LIST_CHILD = f1("duckdb_list_type_child_type", "l:l");
  public static final F1 STRUCT_COUNT = f1("duckdb_struct_type_child_count", "l:l");
  public static final F2 STRUCT_CHILD = f2("duckdb_struct_type_child_type", "ll:l");
  public static final F2 STRUCT_NAME = f2("duckdb_struct_type_child_name", "ll:l");

  private TypeApi() {}
}
