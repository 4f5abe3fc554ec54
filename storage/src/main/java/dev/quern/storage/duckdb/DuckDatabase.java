package dev.quern.storage.duckdb;

import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.DatabaseApi;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * One embedded DuckDB, in memory or in a file. Whatever it has committed to a file survives the
 * death of the process. Safe for use by many threads.
 *
 * <p>SQL can reach no file outside {@link DuckOptions#accessibleFolders()}: external access is
 * switched off for good, and the engine itself refuses other paths, {@code ..} and symbolic links
 * that lead out. User SQL never names a file anyway, for it is always rendered from our algebra.
 */
public final class DuckDatabase implements AutoCloseable {

  /** The version of DuckDB that this code is made for: the native structures may change. */
  private static final String VERSION = "v2.0.0";

  /** What is set before the database opens. */
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "autoinstall_known_extensions", "false",
          "autoload_known_extensions", "false",
          "allow_community_extensions", "false",
          "allow_persistent_secrets", "false",
          "ieee_floating_point_ops", "false",
          "order_by_non_integer_literal", "true",
          "default_null_order", "nulls_first_on_asc_last_on_desc");

  /**
   * How much is written before the engine packs what is in memory. With its own 16 MB each row that
   * comes in small transactions is packed several times, which takes longer than to write it.
   */
  private static final String UNPACKED_IN_MEMORY = "256MB";

  private final EngineThreads threads = new EngineThreads();
  private final KernelFaults faults = new KernelFaults();
  private final EngineErrors errors = new EngineErrors(faults);
  private final TableVersions tableVersions = new TableVersions();
  private final Set<DuckConnection> connections = ConcurrentHashMap.newKeySet();
  private final long handle;
  private boolean closed;

  private DuckDatabase(long handle) {
    this.handle = handle;
  }

  /**
   * Opens a database, and creates its file when there is none.
   *
   * @throws IllegalStateException when the library has another version, the file is no database, or
   *     another process has it open
   */
  public static DuckDatabase open(DuckOptions options) {
    String version = CMemory.getString(DatabaseApi.LIBRARY_VERSION.call());
    if (!version.equals(VERSION)) {
      throw new IllegalStateException(
          "Quern needs DuckDB " + VERSION + ", but the library found is " + version);
    }
    DuckDatabase database = new DuckDatabase(openHandle(options));
    try (DuckConnection connection = database.connect()) {
      settings(options).forEach(connection::execute);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  private static long openHandle(DuckOptions options) {
    try (Arena arena = Arena.ofConfined()) {
      long configSlot = CMemory.allocate(arena, Long.BYTES);
      DatabaseApi.CREATE_CONFIG.call(configSlot);
      long config = CMemory.getLong(configSlot);
      configuration(options).forEach((name, value) -> set(arena, config, name, value));
      String path = options.file().map(Path::toString).orElse(":memory:");
      long database = CMemory.allocate(arena, Long.BYTES);
      long error = CMemory.allocate(arena, Long.BYTES);
      long state = DatabaseApi.OPEN_EXT.call(CMemory.string(arena, path), database, config, error);
      DatabaseApi.DESTROY_CONFIG.call(configSlot);
      if (state != 0) {
        throw new IllegalStateException(
            openFailure(path, CMemory.takeString(CMemory.getLong(error))));
      }
      return CMemory.getLong(database);
    }
  }

  private static String openFailure(String path, String engineText) {
    return engineText.contains("lock")
        ? "The database " + path + " is in use by another process"
        : "The database " + path + " cannot be opened: " + engineText;
  }

  private static Map<String, String> configuration(DuckOptions options) {
    Map<String, String> result = new LinkedHashMap<>(CONFIGURATION);
    options.threads().ifPresent(n -> result.put("threads", Integer.toString(n)));
    options.memoryLimit().ifPresent(n -> result.put("memory_limit", n + "B"));
    if (options.file().isEmpty()) {
      // Else the engine would spill into the working directory.
      result.put("temp_directory", "");
      result.put("checkpoint_threshold", UNPACKED_IN_MEMORY);
    }
    options.temporaryFolder().ifPresent(folder -> result.put("temp_directory", folder.toString()));
    return result;
  }

  private static void set(Arena arena, long config, String name, String value) {
    long state =
        DatabaseApi.SET_CONFIG.call(
            config, CMemory.string(arena, name), CMemory.string(arena, value));
    if (state != 0) {
      throw new IllegalStateException("DuckDB refuses the option " + name + " = " + value);
    }
  }

  /** What can only be set in the open database; access to files goes last and for good. */
  private static List<String> settings(DuckOptions options) {
    String folders =
        options.accessibleFolders().stream()
            .map(folder -> SqlText.literal(folder.toAbsolutePath().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return List.of(
        "SET GLOBAL TimeZone = 'UTC'",
        "SET GLOBAL allowed_directories = " + folders,
        "SET GLOBAL enable_external_access = false");
  }

  /** Opens a connection, which takes a fraction of a millisecond. */
  public DuckConnection connect() {
    synchronized (connections) {
      if (closed) {
        throw new IllegalStateException("the database is closed");
      }
      try (Arena arena = Arena.ofConfined()) {
        long slot = CMemory.allocate(arena, Long.BYTES);
        if (DatabaseApi.CONNECT.call(handle, slot) != 0) {
          throw new IllegalStateException("cannot connect to the database");
        }
        DuckConnection connection = new DuckConnection(this, CMemory.getLong(slot));
        connections.add(connection);
        return connection;
      }
    }
  }

  void disconnected(DuckConnection connection) {
    connections.remove(connection);
  }

  /** The threads that call the engine. */
  public EngineThreads threads() {
    return threads;
  }

  /** The versions of the tables' committed rows. */
  public TableVersions tableVersions() {
    return tableVersions;
  }

  /** Where Java code that the engine calls leaves its exceptions. */
  public KernelFaults faults() {
    return faults;
  }

  EngineErrors errors() {
    return errors;
  }

  /** Cancels what is running, closes all connections and the file, which is then complete. */
  @Override
  public void close() {
    synchronized (connections) {
      if (closed) {
        return;
      }
      closed = true;
    }
    connections.forEach(DuckConnection::interrupt);
    connections.forEach(DuckConnection::close);
    threads.call(() -> {
      try (Arena arena = Arena.ofConfined()) {
        long slot = CMemory.allocate(arena, Long.BYTES);
        CMemory.setLong(slot, handle);
        DatabaseApi.CLOSE.call(slot);
      }
      return true;
    });
    threads.close();
  }
}
