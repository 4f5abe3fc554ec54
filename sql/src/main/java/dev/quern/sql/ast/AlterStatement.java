package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** ALTER. Source: "Data definition language statements". */
public sealed interface AlterStatement extends Statement {

  /** {@code ALTER kind [IF EXISTS] name action, ...} */
  record Alter(
      Span span, SchemaObjectKind kind, boolean ifExists, PathName name, List<AlterAction> actions)
      implements AlterStatement {}

  /**
   * {@code ALTER RESERVATION|CAPACITY|ASSIGNMENT|BI_CAPACITY|PROJECT|ORGANIZATION ...}
   *
   * @param name absent where the settings of the organization or project itself change
   */
  record AlterEntity(
      Span span,
      Identifier type,
      boolean ifExists,
      Optional<PathName> name,
      List<AlterAction> actions)
      implements AlterStatement {}

  /** {@code ALTER [SEARCH|VECTOR] INDEX name [ON table] ...} */
  record AlterIndex(
      Span span,
      CreateStatement.IndexKind kind,
      boolean ifExists,
      PathName name,
      Optional<PathName> table,
      List<AlterAction> actions)
      implements AlterStatement {}

  /** {@code ALTER ROW ACCESS POLICY name ON table ...}, which BigQuery lacks. */
  record AlterRowAccessPolicy(
      Span span, boolean ifExists, Identifier name, PathName table, List<AlterAction> actions)
      implements AlterStatement {}

  /** {@code ALTER ALL ROW ACCESS POLICIES ON table REVOKE FROM ...}, which BigQuery lacks. */
  record AlterAllRowAccessPolicies(Span span, PathName table, AlterAction.RevokeFrom action)
      implements AlterStatement {}

  /** {@code RENAME TABLE old TO new} and its like, which BigQuery lacks. */
  record Rename(Span span, Identifier type, PathName oldName, PathName newName)
      implements AlterStatement {}
}
