package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.StatementApi;
import java.lang.foreign.Arena;

/** A statement as the engine has parsed it, which may be run many times on its connection. */
final class ParsedStatement implements AutoCloseable {

  private final long memory = CMemory.zeroed(6 * Long.BYTES);
  private final long iterator = memory;
  private final long statement = memory + 8;
  private final long errorSlot = memory + 16;
  private final long out = memory + 24;

  private ParsedStatement() {}

  /** Parses a text that holds one statement. */
  static ParsedStatement parse(long connection, EngineErrors errors, String sql) {
    ParsedStatement parsed = new ParsedStatement();
    try {
      parsed.read(connection, errors, sql);
      return parsed;
    } catch (RuntimeException e) {
      parsed.close();
      throw e;
    }
  }

  private void read(long connection, EngineErrors errors, String sql) {
    try (Arena scratch = Arena.ofConfined()) {
      long text = CMemory.string(scratch, sql);
      check(errors, StatementApi.PARSE.call(connection, text, iterator, errorSlot));
    }
    check(errors, next(statement));
    check(errors, next(out));
    if (CMemory.getLong(statement) == 0 || CMemory.getLong(out) != 0) {
      StatementApi.DESTROY_STATEMENT.call(out);
      throw new IllegalArgumentException("not one statement: " + sql);
    }
  }

  private long next(long slot) {
    return StatementApi.NEXT_STATEMENT.call(CMemory.getLong(iterator), slot, errorSlot);
  }

  private void check(EngineErrors errors, long errorCode) {
    if (errorCode != 0) {
      throw failure(errors, errorSlot, out);
    }
  }

  /** The error that the engine has left in a slot, which is free then; {@code out} has 16 bytes. */
  static BigQueryException failure(EngineErrors errors, long errorSlot, long out) {
    StatementApi.ERROR_TEXT.call(CMemory.getLong(errorSlot), out);
    String text = CMemory.getString(CMemory.getLong(out), CMemory.getLong(out + 8));
    StatementApi.DESTROY_ERROR.call(errorSlot);
    CMemory.setLong(out, 0);
    return errors.translate(text);
  }

  /** The engine's handle. */
  long handle() {
    return CMemory.getLong(statement);
  }

  @Override
  public void close() {
    StatementApi.DESTROY_STATEMENT.call(statement);
    StatementApi.DESTROY_ITERATOR.call(iterator);
    CMemory.free(memory);
  }
}
