package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The result of a query as a table.
 *
 * @param rows the result
 */
public record KeptTable(KeptRows rows) implements JavaTable {

  @Override
  public List<SqlType> types() {
    return rows.schema().fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(rows.rowCount());
  }

  @Override
  public Scan scan(List<Integer> columns) {
    RowStream stream = rows.rows(0, rows.rowCount());
    Iterator<RowBatch> batches =
        Stream.generate(stream::next)
            .takeWhile(batch -> batch.isPresent())
            .map(batch -> batch.orElseThrow())
            .iterator();
    return new KeptScan(new BatchTable(types(), batches).scan(columns), stream);
  }

  private record KeptScan(Scan batches, RowStream stream) implements Scan {

    @Override
    public int next(List<VectorWriter> columns) {
      return batches.next(columns);
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
