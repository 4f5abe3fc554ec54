package dev.quern.storage.duckdb;

import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.StatementApi;
import dev.quern.storage.duckdb.type.NativeValues;
import java.util.List;

/** One running statement of a connection. Used on engine threads, by one thread at a time. */
final class Statement implements ChunkSource {

  /**
   * How long to ask again and again for work while the engine's own threads have all of it. They
   * are done with a step of most statements sooner than a sleeping thread is awake again.
   */
  private static final long PATIENCE_NANOS = 300_000;

  /** A step that did something takes longer than this. */
  private static final long LEAST_WORK_NANOS = 20_000;

  private final EngineErrors errors;
  private final String sql;
  private final ParsedStatement parsed;
  private final StatementCache cache;
  private final long memory = CMemory.zeroed(5 * Long.BYTES);
  private final long result = memory;
  private final long errorSlot = memory + 8;
  private final long out = memory + 16;
  private final long state = memory + 32;

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
  @SuppressWarnings("ThreadPriorityCheck") // yields only to save time: nothing depends on it
  public long fetch() {
    long stepped = System.nanoTime();
    long idleSince = stepped;
    while (true) {
      check(StatementApi.STEP.call(CMemory.getLong(result), out, state, errorSlot));
      switch ((int) CMemory.getLong(state)) {
        case StatementApi.STEP_CHUNK -> {
          return CMemory.getLong(out);
        }
        case StatementApi.STEP_FINISHED -> {
          return 0;
        }
        case StatementApi.STEP_CANCELLED -> throw EngineErrors.stopped();
        case StatementApi.STEP_WAITING -> {}
        default -> throw new IllegalStateException("state " + CMemory.getLong(state));
      }
      long now = System.nanoTime();
      idleSince = now - stepped > LEAST_WORK_NANOS ? now : idleSince;
      if (now - idleSince < PATIENCE_NANOS) {
        Thread.yield();
      } else {
        check(StatementApi.WAIT.call(CMemory.getLong(result), errorSlot));
        idleSince = System.nanoTime();
      }
      stepped = System.nanoTime();
    }
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
