package dev.quern.storage.duckdb;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.natives.CMemory;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.type.NativeTypes;
import dev.quern.storage.duckdb.vector.EngineVectors;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a running query, chunk by chunk in the engine's own memory. The engine works ahead
 * of the reader by a buffer of a few megabytes and waits when it is full.
 */
final class ResultStream implements RowStream {

  private final DuckConnection connection;
  private final ChunkSource source;
  private final TableSchema schema;
  private final List<SqlType> types;
  private final List<Long> chunks = new ArrayList<>();
  private boolean checked;
  private boolean closed;

  ResultStream(DuckConnection connection, ChunkSource source, TableSchema schema) {
    this.connection = connection;
    this.source = source;
    this.schema = schema;
    this.types = schema.fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public TableSchema schema() {
    return schema;
  }

  @Override
  public Optional<RowBatch> next() {
    return connection.work(() -> {
      destroyChunks();
      return fetch();
    });
  }

  @Override
  public List<RowBatch> next(int rows) {
    return connection.work(() -> {
      destroyChunks();
      List<RowBatch> batches = new ArrayList<>();
      int fetched = 0;
      while (fetched < rows) {
        Optional<RowBatch> batch = fetch();
        if (batch.isEmpty()) {
          break;
        }
        fetched += batch.get().rowCount();
        batches.add(batch.get());
      }
      return batches;
    });
  }

  private Optional<RowBatch> fetch() {
    long chunk = source.fetch();
    if (chunk == 0) {
      return Optional.empty();
    }
    chunks.add(chunk);
    if (!checked) {
      NativeTypes.checkChunk(chunk, types);
      checked = true;
    }
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    return Optional.of(new RowBatch(rows, EngineVectors.ofChunk(chunk, types)));
  }

  private void destroyChunks() {
    if (!chunks.isEmpty()) {
      try (Arena arena = Arena.ofConfined()) {
        long slot = CMemory.allocate(arena, Long.BYTES);
        for (long chunk : chunks) {
          CMemory.setLong(slot, chunk);
          ChunkApi.DESTROY_CHUNK.call(slot);
        }
      }
      chunks.clear();
    }
  }

  @Override
  public void close() {
    connection.callEvenIfClosed(() -> {
      if (!closed) {
        closed = true;
        destroyChunks();
        source.close();
      }
      return true;
    });
  }
}
