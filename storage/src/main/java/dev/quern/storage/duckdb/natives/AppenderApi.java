package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f4;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F4;

/** Appending chunks to tables without SQL, in the transaction of a connection. */
public final class AppenderApi {

  public static final F4 CREATE = f4("duckdb_appender_create", "llll:i");
  public static final F2 ADD_COLUMN = f2("duckdb_appender_add_column", "ll:i");
  public static final F2 APPEND_CHUNK = f2("duckdb_append_data_chunk", "ll:i");
  public static final F1 CLOSE = f1("duckdb_appender_close", "l:i");
  public static final F1 DESTROY = f1("duckdb_appender_destroy", "l:i");
  public static final F1 ERROR = f1("duckdb_appender_error", "l:l");

  private AppenderApi() {}
}
