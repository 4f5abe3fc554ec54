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

  private DatabaseApi() {}
}
