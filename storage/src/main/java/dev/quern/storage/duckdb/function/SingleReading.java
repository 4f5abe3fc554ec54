package dev.quern.storage.duckdb.function;

import dev.quern.storage.kernel.VectorWriter;
import java.util.List;

/** The reading of a table by one thread; it closes the scan, whether or not that thread came. */
record SingleReading(JavaTable.Scan whole) implements JavaTable.Reading {

  @Override
  public int maxThreads() {
    return 1;
  }

  @Override
  public JavaTable.Scan scan() {
    return new Whole(whole);
  }

  @Override
  public void close() {
    whole.close();
  }

  private record Whole(JavaTable.Scan scan) implements JavaTable.Scan {

    @Override
    public int next(List<VectorWriter> columns) {
      return scan.next(columns);
    }
  }
}
