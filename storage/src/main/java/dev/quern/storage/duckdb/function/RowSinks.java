package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.natives.FunctionApi;
import dev.quern.storage.duckdb.natives.TypeApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.duckdb.vector.EngineVectors;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hands the rows of a query to Java where the engine reads them, in their order: what a {@link
 * dev.quern.domain.data.RowStream} gives was copied for it first, which takes four times as long as
 * reading it. The query is the input of a filter that no row passes, but the last when the sink has
 * had enough, and one row is all that is asked for. That its input is numbered makes the engine run
 * the whole in one task.
 */
public final class RowSinks {

  private static final String FUNCTION = "q_take";

  /** The number of the sink and that of the row come before the columns. */
  private static final int BEFORE_COLUMNS = 2;

  private final DuckDatabase database;
  private final StateTable sinks = new StateTable();
  private boolean registered;

  /** The sinks of a database; a database has one such object. */
  public RowSinks(DuckDatabase database) {
    this.database = database;
  }

  /** Makes the engine ready for {@link #run}, which needs it in the transactions that follow. */
  public synchronized void prepare() {
    if (!registered) {
      try (DuckConnection connection = database.connect()) {
        connection.withHandle(this::register);
      }
      registered = true;
    }
  }

  /**
   * Runs a query until it ends or the sink takes no more. {@link #prepare} comes before the
   * transaction.
   *
   * @param sql one query in DuckDB's SQL, with parameters {@code $1}, {@code $2}, ...
   * @param schema its columns; they must be held in the types that it gives
   * @return whether the sink took all rows
   */
  public boolean run(
      DuckConnection connection,
      String sql,
      TableSchema schema,
      RowSink sink,
      List<Value> parameters) {
    Flow flow = new Flow(sink, schema.fields().stream().map(SchemaField::type).toList());
    int number = sinks.add(flow);
    try {
      List<Value> all = new ArrayList<>(parameters);
      all.add(new Value.Int64(number));
      connection.execute(text(sql, schema.fields().size(), all.size()), all.toArray(Value[]::new));
    } finally {
      sinks.remove(number);
    }
    return flow.end();
  }

  private static String text(String sql, int columns, int sinkParameter) {
    String names =
        IntStream.range(0, columns)
            .mapToObj(PhysicalTypes::fieldName)
            .collect(Collectors.joining(", "));
    return "SELECT 1 FROM (SELECT row_number() OVER () AS n, * FROM (%s) AS q(%s)) WHERE %s($%d, n, %s) LIMIT 1"
        .formatted(sql, names, FUNCTION, sinkParameter, names);
  }

  private void register(long connection) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, 2 * Long.BYTES);
      long type = slot + Long.BYTES;
      long function = FunctionApi.CREATE_SCALAR.call();
      CMemory.setLong(slot, function);
      FunctionApi.SCALAR_NAME.call(function, CMemory.string(arena, FUNCTION));
      ScalarFunctions.withType(FunctionApi.SCALAR_PARAMETER, function, ScalarType.INT64);
      ScalarFunctions.withType(FunctionApi.SCALAR_PARAMETER, function, ScalarType.INT64);
      CMemory.setLong(type, TypeApi.CREATE.call(TypeApi.ANY));
      FunctionApi.SCALAR_VARARGS.call(function, CMemory.getLong(type));
      TypeApi.DESTROY.call(type);
      ScalarFunctions.withType(FunctionApi.SCALAR_RESULT, function, ScalarType.BOOL);
      FunctionApi.SCALAR_SEES_NULLS.call(function);
      FunctionApi.SCALAR_VOLATILE.call(function);
      FunctionApi.SCALAR_BODY.call(
          function, Callbacks.of(MethodHandles.lookup(), this, "take", void.class, 3));
      long state = FunctionApi.REGISTER_SCALAR.call(connection, function);
      FunctionApi.DESTROY_SCALAR.call(slot);
      if (state != 0) {
        throw new IllegalStateException("DuckDB refuses the function " + FUNCTION);
      }
    }
  }

  /** Called by the engine, on any thread. */
  @SuppressWarnings("unused")
  private void take(long info, long chunk, long result) {
    try {
      int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
      long number = CMemory.getLong(data(chunk, 0));
      boolean more = ((Flow) sinks.get((int) number)).take(chunk, rows);
      long passes = ChunkApi.DATA.call(result);
      CMemory.segment(passes, rows).fill((byte) 0);
      if (!more) {
        CMemory.setByte(passes + rows - 1, (byte) 1);
      }
    } catch (Throwable t) {
      try (Arena arena = Arena.ofConfined()) {
        FunctionApi.SCALAR_ERROR.call(info, CMemory.string(arena, database.faults().report(t)));
      }
    }
  }

  private static long data(long chunk, int column) {
    return ChunkApi.DATA.call(ChunkApi.VECTOR.call(chunk, column));
  }

  /** One run of a query. */
  private static final class Flow {

    private final RowSink sink;
    private final List<SqlType> types;
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean ended = true;
    private long taken;
    private boolean checked;

    Flow(RowSink sink, List<SqlType> types) {
      this.sink = sink;
      this.types = types;
    }

    /** Takes the rows of a chunk; false when the sink has had enough. */
    synchronized boolean take(long chunk, int rows) {
      if (!ended || rows == 0) {
        return ended;
      }
      check(chunk);
      List<ColumnVector> columns = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        long vector = ChunkApi.VECTOR.call(chunk, i + (long) BEFORE_COLUMNS);
        columns.add(EngineVectors.of(vector, types.get(i), rows));
      }
      taken += rows;
      try {
        ended = sink.take(new RowBatch(rows, columns)) == rows;
      } catch (RuntimeException e) {
        // Not through the engine, which would end the transaction.
        failure = Optional.of(e);
        ended = false;
      }
      return ended;
    }

    private void check(long chunk) {
      if (!checked) {
        SqlType[] all = new SqlType[BEFORE_COLUMNS + types.size()];
        Arrays.fill(all, 0, BEFORE_COLUMNS, ScalarType.INT64);
        System.arraycopy(types.toArray(), 0, all, BEFORE_COLUMNS, types.size());
        NativeTypes.checkChunk(chunk, List.of(all));
        checked = true;
      }
      if (CMemory.getLong(data(chunk, 1)) != taken + 1) {
        throw new IllegalStateException("the engine gives rows out of their order");
      }
    }

    synchronized boolean end() {
      failure.ifPresent(e -> {
        throw e;
      });
      return ended;
    }
  }
}
