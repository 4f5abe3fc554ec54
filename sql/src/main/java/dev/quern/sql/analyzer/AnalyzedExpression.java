package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.statement.AnalyzedStatement;
import java.util.Optional;

/**
 * An expression without columns.
 *
 * @param type its type
 * @param literal its value, when that needs no computing
 * @param query else a query of one column and one row that computes it
 */
public record AnalyzedExpression(
    SqlType type, Optional<Value> literal, Optional<AnalyzedStatement.QueryStatement> query) {}
