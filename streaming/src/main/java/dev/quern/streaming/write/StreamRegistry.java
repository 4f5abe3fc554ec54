package dev.quern.streaming.write;

import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.table.Conflicts;
import dev.quern.storage.table.PhysicalTables;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The streams there are, and transactions that change them. */
final class StreamRegistry {

  private final Engine engine;
  private final StreamStore store;
  private final ConcurrentMap<String, OpenStream> streams = new ConcurrentHashMap<>();

  StreamRegistry(Engine engine) {
    this.engine = engine;
    this.store = new StreamStore(engine.connections());
    store.load().forEach(this::add);
  }

  /** Where states are kept. */
  StreamStore store() {
    return store;
  }

  /** A stream, if there is one of this name. */
  Optional<OpenStream> find(String name) {
    return Optional.ofNullable(streams.get(name));
  }

  /** A stream; {@code NOT_FOUND} when there is none of this name. */
  OpenStream open(String name) {
    OpenStream stream = find(name).orElseThrow(() -> WriteErrors.streamNotFound(name));
    stream.used(engine.clock().next());
    return stream;
  }

  void add(StreamState state) {
    streams.put(state.stream().name(), new OpenStream(state, engine.clock().next()));
  }

  /** Forgets the streams of a kind, with the rows that wait; gives how many. */
  int removeAll(Predicate<OpenStream> which) {
    int removed = 0;
    for (OpenStream stream : List.copyOf(streams.values())) {
      if (stream.lock.tryLock()) {
        try {
          if (which.test(stream)) {
            remove(stream.state());
            removed++;
          }
        } finally {
          stream.lock.unlock();
        }
      }
    }
    return removed;
  }

  private void remove(StreamState state) {
    inTransaction(connection -> {
      state.staging().ifPresent(staging -> PhysicalTables.drop(connection, staging));
      store.delete(connection, state.stream().name());
      return true;
    });
    streams.remove(state.stream().name());
  }

  /** How many streams there are. */
  int size() {
    return streams.size();
  }

  /** Work of a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(DuckConnection connection);
  }

  /** Runs work in a transaction and commits, again while it ends in a conflict. */
  <T> T inTransaction(Work<T> work) {
    return Conflicts.retry(() -> attempt(work));
  }

  private <T> T attempt(Work<T> work) {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      DuckConnection connection = lease.connection();
      connection.begin();
      T result = work.run(connection);
      connection.commit();
      return result;
    }
  }

  /** Advances a stream, whose lock the caller holds, together with other work. */
  void change(OpenStream stream, StreamState next, Consumer<DuckConnection> work) {
    inTransaction(connection -> {
      work.accept(connection);
      store.update(connection, next);
      return true;
    });
    stream.advance(next);
  }
}
