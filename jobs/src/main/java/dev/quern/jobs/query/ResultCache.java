package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Results of queries, to be given again to who asks the same as long as what was read has not
 * changed. The rows lie where all results do and go when that wants room. Safe for use by many
 * threads. Source: "Using cached query results".
 */
final class ResultCache {

  /** BigQuery keeps results for about 24 hours. */
  private static final Duration LIFETIME = Duration.ofHours(24);

  private static final int REMEMBERED = 1_000;

  private final InstantSource clock;
  private final Map<StatementRequest, Entry> entries = new LinkedHashMap<>();

  ResultCache(InstantSource clock) {
    this.clock = clock;
  }

  private record Entry(
      String statementType,
      List<TableReference> referencedTables,
      KeptRows own,
      SharedRows rows,
      BooleanSupplier unchanged,
      long time) {}

  /** What a query gave before. */
  record Hit(String statementType, List<TableReference> referencedTables, KeptRows rows) {}

  /** The result of a query that was asked before, if it is what the query would give now. */
  Optional<Hit> find(StatementRequest request) {
    Entry entry;
    synchronized (entries) {
      entry = entries.get(request);
    }
    if (entry == null) {
      return Optional.empty();
    }
    boolean young = clock.millis() - entry.time() < LIFETIME.toMillis();
    Optional<Hit> hit =
        young && entry.unchanged().getAsBoolean()
            ? entry
                .rows()
                .share()
                .map(rows -> new Hit(entry.statementType(), entry.referencedTables(), rows))
            : Optional.empty();
    if (hit.isEmpty()) {
      remove(request, entry);
    }
    return hit;
  }

  private void remove(StatementRequest request, Entry entry) {
    synchronized (entries) {
      entries.remove(request, entry);
    }
    entry.own().close();
  }

  /**
   * Remembers a result, unless what was read has changed meanwhile.
   *
   * @return the rows for whoever asked
   */
  KeptRows add(StatementRequest request, StatementResult result, KeptRows kept) {
    Optional<BooleanSupplier> unchanged =
        request.session() instanceof StatementRequest.SessionChoice.None
            ? result.unchanged().filter(BooleanSupplier::getAsBoolean)
            : Optional.empty();
    SharedRows shared = new SharedRows(kept);
    Optional<KeptRows> own = unchanged.flatMap(_ -> shared.share());
    Optional<KeptRows> given = own.flatMap(_ -> shared.share());
    if (given.isEmpty()) {
      return kept;
    }
    Entry entry =
        new Entry(
            result.statementType(),
            result.referencedTables(),
            own.orElseThrow(),
            shared,
            unchanged.orElseThrow(),
            clock.millis());
    put(request, entry).forEach(old -> old.own().close());
    return given.get();
  }

  /** Gives the entries that go. */
  private List<Entry> put(StatementRequest request, Entry entry) {
    List<Entry> gone = new ArrayList<>();
    synchronized (entries) {
      Optional.ofNullable(entries.remove(request)).ifPresent(gone::add);
      entries.put(request, entry);
      if (entries.size() > REMEMBERED) {
        gone.add(entries.remove(entries.keySet().iterator().next()));
      }
    }
    return gone;
  }
}
