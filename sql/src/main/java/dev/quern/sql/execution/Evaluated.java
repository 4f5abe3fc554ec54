package dev.quern.sql.execution;

import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.value.Value;
import java.util.Optional;

/**
 * What came of an expression of a script.
 *
 * @param value its value
 * @param query what there is to tell of it as a query; empty when it read no table
 */
public record Evaluated(Value value, Optional<StatementResult> query) {}
