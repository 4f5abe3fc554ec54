package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f3;

import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F3;

/** The engine's own export to Arrow, for comparison. */
public final class ArrowApi {

  public static final F1 OPTIONS = f1("duckdb_result_get_arrow_options", "l:l");
  public static final F3 TO_ARROW = f3("duckdb_data_chunk_to_arrow", "lll:l");

  private ArrowApi() {}
}
