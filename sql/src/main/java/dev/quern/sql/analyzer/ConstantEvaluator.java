package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.render.RenderedQuery;

/**
 * Computes expressions without columns, where a statement needs their values before it runs:
 * options, defaults, times.
 */
@FunctionalInterface
public interface ConstantEvaluator {

  /**
   * The only value of a query of one column and one row.
   *
   * @throws dev.quern.domain.error.BigQueryException when the expression fails
   */
  Value evaluate(RenderedQuery query, SqlType type);
}
