package dev.quern.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementRequest.SessionChoice;
import dev.quern.domain.statement.StatementResult;
import dev.quern.jobs.result.NoRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

  private Instant now = Instant.parse("2024-01-01T00:00:00Z");
  private boolean unchanged = true;
  private final ResultCache cache = new ResultCache(() -> now);
  private final Rows rows = new Rows();

  /** Rows that note when they are given up. */
  private static final class Rows implements KeptRows {
    private boolean closed;

    @Override
    public TableSchema schema() {
      return TableSchema.EMPTY;
    }

    @Override
    public long rowCount() {
      return 0;
    }

    @Override
    public RowStream rows(long start, long count) {
      if (closed) {
        throw new BigQueryException(ErrorReason.NOT_FOUND, "gone");
      }
      return new NoRows(TableSchema.EMPTY).rows(start, count);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static StatementRequest request(String sql, String caller) {
    return new StatementRequest(
        sql, List.of(), "p", "US", Optional.empty(), Optional.empty(), Principal.of(caller), false);
  }

  private static final StatementRequest QUERY = request("SELECT 1", "alice@example.com");

  private StatementResult result() {
    return new StatementResult("SELECT", new StatementResult.Done(), List.of(), 7)
        .withUnchanged(Optional.of(() -> unchanged));
  }

  private boolean finds(StatementRequest request) {
    Optional<ResultCache.Hit> hit = cache.find(request);
    hit.ifPresent(found -> found.rows().close());
    return hit.isPresent();
  }

  @Test
  void givesRowsAgainToWhoAsksTheSame() {
    assertThat(finds(QUERY)).isFalse();
    cache.add(QUERY, result(), rows);
    assertThat(finds(QUERY)).isTrue();
    assertThat(finds(request("SELECT  1", "alice@example.com"))).isFalse();
    assertThat(finds(request("SELECT 1", "bob@example.com"))).isFalse();
  }

  @Test
  void keepsNothingThatMayVaryOrBelongsToASession() {
    cache.add(QUERY, result().withUnchanged(Optional.empty()), rows);
    assertThat(finds(QUERY)).isFalse();
    StatementRequest inSession = QUERY.withSession(new SessionChoice.Existing("s"));
    cache.add(inSession, result(), rows);
    assertThat(finds(inSession)).isFalse();
  }

  @Test
  void keepsNothingThatChangedWhileItWasRead() {
    unchanged = false;
    assertThat(cache.add(QUERY, result(), rows)).isSameAs(rows);
    unchanged = true;
    assertThat(finds(QUERY)).isFalse();
  }

  @Test
  void forgetsWhatHasChanged() {
    KeptRows given = cache.add(QUERY, result(), rows);
    unchanged = false;
    assertThat(finds(QUERY)).isFalse();
    assertThat(rows.closed).as("the job still has them").isFalse();
    given.close();
    assertThat(rows.closed).isTrue();
    unchanged = true;
    assertThat(finds(QUERY)).isFalse();
  }

  @Test
  void forgetsAfterADay() {
    cache.add(QUERY, result(), rows).close();
    now = now.plus(Duration.ofHours(23));
    assertThat(finds(QUERY)).isTrue();
    now = now.plus(Duration.ofHours(1));
    assertThat(finds(QUERY)).isFalse();
    assertThat(rows.closed).isTrue();
  }

  @Test
  void keepsRowsAsLongAsAnyJobHasThem() {
    KeptRows first = cache.add(QUERY, result(), rows);
    KeptRows second = cache.find(QUERY).orElseThrow().rows();
    first.close();
    first.close();
    assertThat(rows.closed).isFalse();
    unchanged = false;
    assertThat(finds(QUERY)).isFalse();
    assertThat(rows.closed).isFalse();
    second.close();
    assertThat(rows.closed).isTrue();
  }

  @Test
  void findsNothingWhenTheRowsWentForLackOfRoom() {
    cache.add(QUERY, result(), rows);
    rows.close();
    assertThat(finds(QUERY)).isFalse();
  }

  @Test
  void givesUpTheRowsOfTheOldestBeyondAThousand() {
    cache.add(QUERY, result(), rows).close();
    for (int i = 0; i < 1_000; i++) {
      cache.add(request("SELECT " + i + " + 1", "alice@example.com"), result(), new Rows());
    }
    assertThat(rows.closed).isTrue();
    assertThat(finds(QUERY)).isFalse();
    assertThat(finds(request("SELECT 999 + 1", "alice@example.com"))).isTrue();
  }
}
