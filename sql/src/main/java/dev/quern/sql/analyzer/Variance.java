package dev.quern.sql.analyzer;

/**
 * Whether a statement may give other rows although neither its text nor what it names has changed:
 * because of the time, of chance, of who asks, or of what it reads beside tables. Source: "Using
 * cached query results", exceptions to query caching.
 */
final class Variance {

  private boolean found;

  /** Notes a reason. */
  void add() {
    found = true;
  }

  /** Whether there is any. */
  boolean isFound() {
    return found;
  }
}
