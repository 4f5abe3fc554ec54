package dev.quern.catalog;

import dev.quern.domain.catalog.Table;

/**
 * A table that is gone but can still be read as of when it was there.
 *
 * @param table the table as it was last
 * @param time when it went, microseconds since the epoch
 */
record DroppedTable(Table table, long time) {

  private static final long MICROS_PER_MILLI = 1000;

  /** When a table came, microseconds since the epoch. */
  static long creationTime(Table table) {
    return table.version().creationTime() * MICROS_PER_MILLI;
  }

  /** Whether the table was there at a time. */
  boolean wasThere(long moment) {
    return creationTime(table) <= moment && moment < time;
  }
}
