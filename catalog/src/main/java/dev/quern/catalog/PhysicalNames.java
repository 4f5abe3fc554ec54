package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.schema.TableSchema;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Hands out names for the engine's tables and columns; none is ever used twice. */
final class PhysicalNames {

  private static final String PREFIX = "t";

  private final AtomicLong last = new AtomicLong();

  /** Takes note of a name in use. */
  void reserve(PhysicalTable table) {
    String number = table.name().substring(PREFIX.length());
    last.accumulateAndGet(Long.parseLong(number), Math::max);
  }

  PhysicalTable next(TableSchema schema) {
    return new PhysicalTable(
        PREFIX + last.incrementAndGet(),
        IntStream.range(0, schema.fields().size()).mapToObj(PhysicalDdl::columnName).toList());
  }
}
