package dev.quern.streaming.read;

import dev.quern.domain.data.RowStream;
import dev.quern.streaming.rows.RowSlice;
import java.util.Optional;

/** Rows that flow into a sink as long as it takes them. Used by one thread at a time. */
interface RowFlow extends AutoCloseable {

  /** Takes rows. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes rows, which are valid only during the call.
     *
     * @return how many of them, from the first on; less than all ends the flow
     */
    int take(RowSlice rows);
  }

  /**
   * Lets rows flow, from the first on that no sink took before.
   *
   * @return whether the sink took all that there were
   */
  boolean into(Sink sink);

  @Override
  void close();

  /** The rows of a stream. */
  static RowFlow of(RowStream rows) {
    return new Pulled(rows);
  }

  /** Rows that are asked for batch by batch. */
  final class Pulled implements RowFlow {

    private final RowStream rows;
    private Optional<RowSlice> rest = Optional.empty();

    private Pulled(RowStream rows) {
      this.rows = rows;
    }

    @Override
    public boolean into(Sink sink) {
      for (Optional<RowSlice> next = next(); next.isPresent(); next = next()) {
        int taken = sink.take(next.get());
        if (taken < next.get().count()) {
          rest = Optional.of(next.get().behind(taken));
          return false;
        }
      }
      return true;
    }

    private Optional<RowSlice> next() {
      Optional<RowSlice> next = rest.isPresent() ? rest : rows.next().map(RowSlice::of);
      rest = Optional.empty();
      return next;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
