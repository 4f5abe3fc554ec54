package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.StatementApi;
import dev.quern.storage.duckdb.type.NativeValues;
import java.lang.foreign.Arena;
import java.util.List;

/** One running statement of a connection. Used on engine threads, by one thread at a time. */
final class Statement implements ChunkSource {

  private final EngineErrors errors;
  private final long memory = CMemory.zeroed(6 * Long.BYTES);
  private final long iterator = memory;
  private final long statement = memory + 8;
  private final long result = memory + 16;
  private final long errorSlot = memory + 24;
  private final long out = memory + 32;

  private Statement(EngineErrors errors) {
    this.errors = errors;
  }

  /** Parses, plans and begins a statement; it does its work while its result is fetched. */
  static Statement start(long connection, EngineErrors errors, String sql, List<Value> parameters) {
    Statement started = new Statement(errors);
    try {
      started.submit(connection, sql, parameters);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void submit(long connection, String sql, List<Value> parameters) {
    try (Arena scratch = Arena.ofConfined()) {
      long text = CMemory.string(scratch, sql);
      check(StatementApi.PARSE.call(connection, text, iterator, errorSlot));
    }
    check(next(statement));
    check(next(out));
    if (CMemory.getLong(statement) == 0 || CMemory.getLong(out) != 0) {
      StatementApi.DESTROY_STATEMENT.call(out);
      throw new IllegalArgumentException("not one statement: " + sql);
    }
    try (NativeValues.Handles values = new NativeValues.Handles(parameters)) {
      check(
          StatementApi.EXECUTE.call(
              connection,
              CMemory.getLong(statement),
              0,
              values.address(),
              values.count(),
              result,
              errorSlot));
    }
  }

  private long next(long slot) {
    return StatementApi.NEXT_STATEMENT.call(CMemory.getLong(iterator), slot, errorSlot);
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
    if (errorCode == 0) {
      return;
    }
    StatementApi.ERROR_TEXT.call(CMemory.getLong(errorSlot), out);
    String text = CMemory.getString(CMemory.getLong(out), CMemory.getLong(out + 8));
    StatementApi.DESTROY_ERROR.call(errorSlot);
    CMemory.setLong(out, 0);
    BigQueryException error = errors.translate(text);
    throw error;
  }

  @Override
  public void close() {
    StatementApi.DESTROY_RESULT.call(result);
    StatementApi.DESTROY_STATEMENT.call(statement);
    StatementApi.DESTROY_ITERATOR.call(iterator);
    CMemory.free(memory);
  }
}
