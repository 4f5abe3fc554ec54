package dev.quern.streaming.arrow;

/** Rows of a vector in the order in which they are written. */
sealed interface Selection {

  int count();

  int row(int index);

  /** Rows that follow each other. */
  record Range(int from, int count) implements Selection {
    @Override
    public int row(int index) {
      return from + index;
    }
  }

  /** Any rows. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Picked(int[] rows) implements Selection {
    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public int row(int index) {
      return rows[index];
    }
  }
}
