package dev.quern.storage.duckdb;

import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.StatementApi;
import dev.quern.storage.duckdb.type.NativeValues;
import java.util.List;

/** One running statement of a connection. Used on engine threads, by one thread at a time. */
final class Statement implements ChunkSource {

  private final EngineErrors errors;
  private final String sql;
  private final ParsedStatement parsed;
  private final StatementCache cache;
  private final long memory = CMemory.zeroed(4 * Long.BYTES);
  private final long result = memory;
  private final long errorSlot = memory + 8;
  private final long out = memory + 16;

  private Statement(EngineErrors errors, String sql, ParsedStatement parsed, StatementCache cache) {
    this.errors = errors;
    this.sql = sql;
    this.parsed = parsed;
    this.cache = cache;
  }

  /** Parses, plans and begins a statement; it does its work while its result is fetched. */
  static Statement start(
      long connection,
      EngineErrors errors,
      StatementCache cache,
      String sql,
      List<Value> parameters) {
    ParsedStatement parsed = cache.take(connection, errors, sql);
    Statement started = new Statement(errors, sql, parsed, cache);
    try {
      started.submit(connection, parameters);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void submit(long connection, List<Value> parameters) {
    try (NativeValues.Handles values = new NativeValues.Handles(parameters)) {
      check(
          StatementApi.EXECUTE.call(
              connection, parsed.handle(), 0, values.address(), values.count(), result, errorSlot));
    }
  }

  /** Runs the statement to its end and gives the number of rows it changed. */
  long drain() {
    check(StatementApi.DRAIN.call(CMemory.getLong(result), out, errorSlot));
    return CMemory.getLong(out);
  }

  @Override
  public long fetch() {
    check(StatementApi.FETCH_CHUNK.call(CMemory.getLong(result), out, errorSlot));
    return CMemory.getLong(out);
  }

  private void check(long errorCode) {
    if (errorCode != 0) {
      throw ParsedStatement.failure(errors, errorSlot, out);
    }
  }

  @Override
  public void close() {
    StatementApi.DESTROY_RESULT.call(result);
    cache.giveBack(sql, parsed);
    CMemory.free(memory);
  }
}
