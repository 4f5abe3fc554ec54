package dev.quern.jobs.insert;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The insert ids of the last minutes, by which rows sent again are known. BigQuery promises at
 * least one minute, best effort. Safe for use by many threads.
 */
final class InsertIds {

  private static final long LIFETIME_MS = 10 * 60_000;
  private static final int REMEMBERED = 1_000_000;

  /** An id is good for one table's rows, told apart by where they lie. */
  private record Key(String storage, String insertId) {}

  private final InstantSource clock;
  private final Map<Key, Long> seen = new LinkedHashMap<>();

  InsertIds(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes note of the ids of rows about to be added, and says which are new; when they are not
   * added after all, {@link #forget} them.
   */
  synchronized Set<String> claim(String storage, Iterable<Optional<String>> insertIds) {
    long now = clock.millis();
    trim(now);
    Set<String> claimed = new HashSet<>();
    for (Optional<String> id : insertIds) {
      if (id.isPresent() && seen.putIfAbsent(new Key(storage, id.get()), now) == null) {
        claimed.add(id.get());
      }
    }
    return claimed;
  }

  synchronized void forget(String storage, Set<String> insertIds) {
    insertIds.forEach(id -> seen.remove(new Key(storage, id)));
  }

  private void trim(long now) {
    Iterator<Long> times = seen.values().iterator();
    while (times.hasNext()) {
      if (times.next() > now - LIFETIME_MS && seen.size() <= REMEMBERED) {
        return;
      }
      times.remove();
    }
  }
}
