package dev.quern.storage.duckdb;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.QueryApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import dev.quern.storage.duckdb.type.NativeValues;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A prepared statement of a connection: its columns are known, and it can be run repeatedly. */
public final class PreparedStatement implements AutoCloseable {

  private final DuckConnection connection;
  private final long slot = CMemory.zeroed(Long.BYTES);
  private final TableSchema schema;
  private boolean closed;

  private PreparedStatement(DuckConnection connection, String sql) {
    this.connection = connection;
    try (Arena arena = Arena.ofConfined()) {
      long text = CMemory.string(arena, sql);
      long state = QueryApi.PREPARE.call(connection.handle(), text, slot);
      if (state != 0) {
        String error = CMemory.getString(QueryApi.PREPARE_ERROR.call(handle()));
        throw connection.database().errors().translate(error);
      }
      this.schema = readSchema();
    } catch (RuntimeException e) {
      destroy();
      throw e;
    }
  }

  static PreparedStatement prepare(DuckConnection connection, String sql) {
    return new PreparedStatement(connection, sql);
  }

  private long handle() {
    return CMemory.getLong(slot);
  }

  /** The columns by the engine's names, in the plainest GoogleSQL types that fit. */
  public TableSchema schema() {
    return schema;
  }

  private TableSchema readSchema() {
    List<SchemaField> fields = new ArrayList<>();
    for (long i = 0; i < QueryApi.COLUMN_COUNT.call(handle()); i++) {
      String name = CMemory.takeString(QueryApi.COLUMN_NAME.call(handle(), i));
      long type = QueryApi.COLUMN_TYPE.call(handle(), i);
      Optional<SqlType> sqlType = NativeTypes.sqlType(type);
      NativeTypes.destroy(type);
      fields.add(
          SchemaField.of(
              name,
              sqlType.orElseThrow(() ->
                  new IllegalStateException(
                      "column " + name + " has a type that GoogleSQL lacks"))));
    }
    return new TableSchema(fields);
  }

  /** Runs the statement as a query. */
  public RowStream query(Value... parameters) {
    return connection.work(() -> stream(List.of(parameters), () -> {}));
  }

  RowStream queryAndClose(List<Value> parameters) {
    try {
      return stream(parameters, this::destroy);
    } catch (RuntimeException e) {
      destroy();
      throw e;
    }
  }

  private RowStream stream(List<Value> parameters, Runnable onClose) {
    bind(parameters);
    return new ResultStream(connection, new Result(onClose), schema);
  }

  private void bind(List<Value> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      try (NativeValues.Handles value = new NativeValues.Handles(List.of(parameters.get(i)))) {
        long state = QueryApi.BIND_VALUE.call(handle(), i + 1L, CMemory.getLong(value.address()));
        if (state != 0) {
          throw new IllegalArgumentException("no parameter " + (i + 1));
        }
      }
    }
  }

  private void destroy() {
    if (!closed) {
      closed = true;
      QueryApi.DESTROY_PREPARE.call(slot);
      CMemory.free(slot);
    }
  }

  @Override
  public void close() {
    connection.callEvenIfClosed(() -> {
      destroy();
      return true;
    });
  }

  /** One run of the statement. */
  private final class Result implements ChunkSource {

    private final Runnable onClose;
    private final long pending = CMemory.zeroed(Long.BYTES + QueryApi.RESULT_SIZE);
    private final long result = pending + Long.BYTES;

    Result(Runnable onClose) {
      this.onClose = onClose;
      try {
        if (QueryApi.PENDING_STREAMING.call(handle(), pending) != 0) {
          throw failure(QueryApi.PENDING_ERROR.call(CMemory.getLong(pending)));
        }
        if (QueryApi.EXECUTE_PENDING.call(CMemory.getLong(pending), result) != 0) {
          throw failure(QueryApi.RESULT_ERROR.call(result));
        }
      } catch (RuntimeException e) {
        free();
        throw e;
      }
    }

    private RuntimeException failure(long text) {
      return connection.database().errors().translate(CMemory.getString(text));
    }

    @Override
    public long fetch() {
      long chunk = QueryApi.FETCH_CHUNK.call(result);
      if (chunk == 0) {
        long error = QueryApi.RESULT_ERROR.call(result);
        if (error != 0) {
          throw failure(error);
        }
      }
      return chunk;
    }

    private void free() {
      QueryApi.DESTROY_RESULT.call(result);
      QueryApi.DESTROY_PENDING.call(pending);
      CMemory.free(pending);
    }

    @Override
    public void close() {
      free();
      onClose.run();
    }
  }
}
