package dev.quern.storage.duckdb;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells whether a table's committed rows are still those they were, without looking at them. A
 * version counts from the start of the process; it goes up when a transaction that changed the
 * table commits. While that happens the table has none, for some see its rows before and some after
 * the change. So whoever finds the same version before a query begins and after it has ended knows
 * that the rows it saw are those of that version. Safe for use by many threads.
 */
public final class TableVersions {

  private static final int REMEMBERED = 100_000;

  private final Map<String, State> states = new HashMap<>();
  private long next = 1;
  private long unknown;

  /**
   * The state of a table.
   *
   * @param version its latest version
   * @param committing how many transactions that changed it are committing
   */
  private record State(long version, int committing) {}

  /** The version of a table's rows; empty while a change of them is being committed. */
  public synchronized OptionalLong of(String table) {
    State state = state(table);
    return state.committing() == 0 ? OptionalLong.of(state.version()) : OptionalLong.empty();
  }

  private State state(String table) {
    return states.getOrDefault(table, new State(unknown, 0));
  }

  /** Notes that changes of tables are about to become visible; {@link #changed} must follow. */
  synchronized void changing(Set<String> tables) {
    for (String table : tables) {
      State before = state(table);
      states.put(table, new State(before.version(), before.committing() + 1));
    }
  }

  /** Notes that changes of tables are visible, or failed. */
  synchronized void changed(Set<String> tables) {
    for (String table : tables) {
      states.put(table, new State(next++, state(table).committing() - 1));
    }
    if (states.size() > REMEMBERED) {
      states.values().removeIf(state -> state.committing() == 0);
      unknown = next++;
    }
  }
}
