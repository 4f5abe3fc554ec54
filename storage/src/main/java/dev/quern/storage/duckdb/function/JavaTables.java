package dev.quern.storage.duckdb.function;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.KernelFaults;
import dev.quern.storage.duckdb.natives.CFunction;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.natives.TableFunctionApi;
import dev.quern.storage.duckdb.natives.ValueApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.duckdb.vector.EngineVectorWriter;
import dev.quern.storage.kernel.VectorWriter;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Lets SQL read tables whose rows Java supplies. A table is shown under a number, and SQL reads it
 * as {@code q_table(17)}; its columns are {@code f0}, {@code f1}, ... Only the columns that a
 * statement needs are asked for.
 */
public final class JavaTables {

  private static final String FUNCTION = "q_table";

  /** A column of unordered tables that is always 0. */
  private static final String ZERO = "q_zero";

  /** The engine stores what a join gives by many threads, and what a function gives by one. */
  private static final String UNORDERED = " SEMI JOIN range(1) AS q_one ON q_one.range = " + ZERO;

  /** So many that the engine streams them past the one row that they are joined with. */
  private static final long MANY_ROWS = 100_000_000;

  private final KernelFaults faults;
  private final StateTable tables = new StateTable();
  private final StateTable readings = new StateTable();
  private final StateTable scans = new StateTable();
  private final long closeReading;
  private final long closeScan;

  /** The Java tables of a database; a database has one such object. */
  public JavaTables(DuckDatabase database) {
    this.faults = database.faults();
    this.closeReading = callback("close", 1);
    this.closeScan = callback("leave", 1);
    try (DuckConnection connection = database.connect()) {
      connection.withHandle(this::register);
    }
  }

  /** Shows a table to SQL until the returned object is closed. */
  public Shown show(JavaTable table) {
    return new Shown(this, tables.add(table), table.isUnordered());
  }

  /** A table that SQL can read. */
  public static final class Shown implements AutoCloseable {

    private final JavaTables owner;
    private final int number;
    private final boolean unordered;
    private boolean closed;

    private Shown(JavaTables owner, int number, boolean unordered) {
      this.owner = owner;
      this.number = number;
      this.unordered = unordered;
    }

    /** The relation in SQL, for a FROM clause. */
    public String sql() {
      return sql(Integer.toString(number));
    }

    /**
     * The same, naming the table by a parameter whose value is {@link #number}: a text that serves
     * for other tables, too.
     */
    public String sqlOfParameter(int parameter) {
      return sql("$" + parameter);
    }

    /** The number under which the table is shown. */
    public Value number() {
      return new Value.Int64(number);
    }

    private String sql(String numbered) {
      return FUNCTION + "(" + numbered + ")" + (unordered ? UNORDERED : "");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        owner.tables.remove(number);
      }
    }
  }

  private void register(long connection) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, Long.BYTES);
      long function = TableFunctionApi.CREATE.call();
      CMemory.setLong(slot, function);
      TableFunctionApi.NAME.call(function, CMemory.string(arena, FUNCTION));
      ScalarFunctions.withType(TableFunctionApi.PARAMETER, function, ScalarType.INT64);
      TableFunctionApi.SET_BIND.call(function, callback("bind", 1));
      TableFunctionApi.SET_INIT.call(function, callback("open", 1));
      TableFunctionApi.SET_LOCAL_INIT.call(function, callback("enter", 1));
      TableFunctionApi.SET_BODY.call(function, callback("read", 2));
      TableFunctionApi.PROJECTION_PUSHDOWN.call(function, 1);
      long state = TableFunctionApi.REGISTER.call(connection, function);
      TableFunctionApi.DESTROY.call(slot);
      if (state != 0) {
        throw new IllegalStateException("DuckDB refuses the table function " + FUNCTION);
      }
    }
  }

  private long callback(String method, int parameters) {
    return Callbacks.of(MethodHandles.lookup(), this, method, void.class, parameters);
  }

  // The following are called by the engine, on any thread.

  @SuppressWarnings("unused")
  private void bind(long info) {
    guarded(
        TableFunctionApi.BIND_ERROR,
        info,
        () -> {
          int number = parameter(info);
          JavaTable table = (JavaTable) tables.get(number);
          for (int i = 0; i < table.types().size(); i++) {
            addColumn(info, PhysicalTypes.fieldName(i), table.types().get(i));
          }
          if (table.isUnordered()) {
            addColumn(info, ZERO, ScalarType.INT64);
          }
          OptionalLong rows = table.isUnordered() ? OptionalLong.of(MANY_ROWS) : table.rowCount();
          rows.ifPresent(n -> TableFunctionApi.BIND_CARDINALITY.call(info, n, 0));
          TableFunctionApi.BIND_DATA.call(info, number, 0);
        });
  }

  private static int parameter(long info) {
    try (Arena arena = Arena.ofConfined()) {
      long slot = CMemory.allocate(arena, Long.BYTES);
      CMemory.setLong(slot, TableFunctionApi.BIND_PARAMETER.call(info, 0));
      int number = (int) ValueApi.GET_INT64.call(CMemory.getLong(slot));
      ValueApi.DESTROY.call(slot);
      return number;
    }
  }

  private static void addColumn(long info, String name, SqlType type) {
    try (Arena arena = Arena.ofConfined()) {
      long handle = NativeTypes.create(type);
      TableFunctionApi.BIND_COLUMN.call(info, CMemory.string(arena, name), handle);
      NativeTypes.destroy(handle);
    }
  }

  @SuppressWarnings("unused")
  private void open(long info) {
    guarded(
        TableFunctionApi.INIT_ERROR,
        info,
        () -> {
          JavaTable table =
              (JavaTable) tables.get((int) TableFunctionApi.INIT_BIND_DATA.call(info));
          List<Integer> outputs = new ArrayList<>();
          List<Integer> columns = new ArrayList<>();
          OptionalInt zero = OptionalInt.empty();
          for (long i = 0; i < TableFunctionApi.INIT_COLUMN_COUNT.call(info); i++) {
            long column = TableFunctionApi.INIT_COLUMN.call(info, i);
            // A statement that only counts rows asks for a column that no table has.
            if (column >= 0 && column < table.types().size()) {
              outputs.add((int) i);
              columns.add((int) column);
            } else if (table.isUnordered() && column == table.types().size()) {
              zero = OptionalInt.of((int) i);
            }
          }
          List<SqlType> types = columns.stream().map(table.types()::get).toList();
          JavaTable.Reading reading = table.read(columns);
          int number = readings.add(new OpenReading(reading, outputs, types, zero));
          TableFunctionApi.INIT_DATA.call(info, number, closeReading);
          TableFunctionApi.INIT_MAX_THREADS.call(info, reading.maxThreads());
        });
  }

  private record OpenReading(
      JavaTable.Reading reading, List<Integer> outputs, List<SqlType> types, OptionalInt zero) {}

  /** What one thread reads; it begins with the thread's first rows. */
  private static final class OpenScan {
    private Optional<JavaTable.Scan> scan = Optional.empty();
  }

  @SuppressWarnings("unused")
  private void enter(long info) {
    guarded(
        TableFunctionApi.INIT_ERROR,
        info,
        () -> TableFunctionApi.INIT_DATA.call(info, scans.add(new OpenScan()), closeScan));
  }

  @SuppressWarnings("unused")
  private void read(long info, long chunk) {
    guarded(
        TableFunctionApi.FUNCTION_ERROR,
        info,
        () -> {
          OpenReading open =
              (OpenReading) readings.get((int) TableFunctionApi.FUNCTION_INIT_DATA.call(info));
          OpenScan own =
              (OpenScan) scans.get((int) TableFunctionApi.FUNCTION_LOCAL_DATA.call(info));
          if (own.scan.isEmpty()) {
            own.scan = Optional.of(open.reading().scan());
          }
          List<EngineVectorWriter> writers = new ArrayList<>(open.outputs().size());
          for (int i = 0; i < open.outputs().size(); i++) {
            long vector = ChunkApi.VECTOR.call(chunk, open.outputs().get(i));
            writers.add(new EngineVectorWriter(vector, open.types().get(i)));
          }
          int rows = own.scan.get().next(List.<VectorWriter>copyOf(writers));
          writers.forEach(EngineVectorWriter::finish);
          open.zero().ifPresent(output -> writeZeros(ChunkApi.VECTOR.call(chunk, output), rows));
          ChunkApi.SET_CHUNK_SIZE.call(chunk, rows);
        });
  }

  private static void writeZeros(long vector, int rows) {
    EngineVectorWriter zeros = new EngineVectorWriter(vector, ScalarType.INT64);
    for (int row = 0; row < rows; row++) {
      zeros.setLong(row, 0);
    }
  }

  @SuppressWarnings("unused")
  private void close(long number) {
    OpenReading open = (OpenReading) readings.get((int) number);
    readings.remove((int) number);
    close(open.reading());
  }

  @SuppressWarnings("unused")
  private void leave(long number) {
    OpenScan own = (OpenScan) scans.get((int) number);
    scans.remove((int) number);
    own.scan.ifPresent(this::close);
  }

  private void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      faults.report(e);
    }
  }

  private void guarded(CFunction.F2 setError, long info, Runnable work) {
    try {
      work.run();
    } catch (Throwable t) {
      try (Arena arena = Arena.ofConfined()) {
        setError.call(info, CMemory.string(arena, faults.report(t)));
      }
    }
  }

  /** How many scans are open, for tests of leaks. */
  int openScans() {
    return scans.size() + readings.size();
  }
}
