package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** GRANT and REVOKE. Source: "Data control language statements". */
public sealed interface AccessStatement extends Statement {

  /**
   * {@code GRANT privileges ON [object type] name TO grantees}
   *
   * @param privileges empty for {@code ALL PRIVILEGES}
   * @param objectType the words before the name, such as SCHEMA or EXTERNAL TABLE
   */
  record Grant(
      Span span,
      List<Privilege> privileges,
      List<Identifier> objectType,
      PathName name,
      List<Expression> grantees)
      implements AccessStatement {}

  /** {@code REVOKE privileges ON [object type] name FROM grantees} */
  record Revoke(
      Span span,
      List<Privilege> privileges,
      List<Identifier> objectType,
      PathName name,
      List<Expression> grantees)
      implements AccessStatement {}

  /** A privilege or a role, with columns, which BigQuery lacks. */
  record Privilege(Span span, Identifier name, Optional<List<PathName>> columns) implements Node {}
}
