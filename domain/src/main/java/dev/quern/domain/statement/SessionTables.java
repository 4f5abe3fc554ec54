package dev.quern.domain.statement;

import dev.quern.domain.reference.DatasetReference;

/** Where the temporary tables of sessions lie, for what reaches them without a statement. */
@FunctionalInterface
public interface SessionTables {

  /** The name that stands for a session's temporary tables. */
  String NAME = "_SESSION";

  /**
   * A session and where its tables lie.
   *
   * @param id its name
   * @param tables the dataset that its temporary tables lie in
   */
  record Place(String id, DatasetReference tables) {}

  /**
   * The session that a request belongs to.
   *
   * @throws dev.quern.domain.error.BigQueryException {@code invalid} for one that is not there
   */
  Place session(StatementRequest request);
}
