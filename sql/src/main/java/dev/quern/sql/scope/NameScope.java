package dev.quern.sql.scope;

import java.util.Optional;

/**
 * The names visible at a place: those of its own query, and around them those of the queries it is
 * nested in.
 *
 * @param names the names of the innermost query
 * @param guard says which of its columns may be used here
 * @param outer the scope around
 */
public record NameScope(NameList names, ColumnGuard guard, Optional<NameScope> outer) {

  /** A scope without names. */
  public static final NameScope EMPTY =
      new NameScope(NameList.EMPTY, ColumnGuard.OPEN, Optional.empty());

  /** A scope inside this one. */
  public NameScope inner(NameList innerNames) {
    return new NameScope(innerNames, ColumnGuard.OPEN, Optional.of(this));
  }

  /** The same names with another guard. */
  public NameScope guardedBy(ColumnGuard other) {
    return new NameScope(names, other, outer);
  }

  /** The same names with another guard around the scope outside. */
  public NameScope withOuterGuard(ColumnGuard other) {
    return new NameScope(names, guard, outer.map(scope -> scope.guardedBy(other)));
  }

  /** What a name stands for, and the scope that has it. */
  public Optional<Found> find(String name) {
    return names
        .find(name)
        .map(target -> new Found(target, this))
        .or(() -> outer.flatMap(scope -> scope.find(name)));
  }

  /**
   * A target and where it was found.
   *
   * @param target what the name stands for
   * @param scope the scope that has the name
   */
  public record Found(NameTarget target, NameScope scope) {}
}
