package dev.quern.sql.ast;

import java.util.Optional;

/**
 * {@code LIMIT count [OFFSET skip]}. Source: "Query syntax", LIMIT and OFFSET clause.
 *
 * @param count absent for {@code LIMIT ALL}, which BigQuery lacks
 */
public record Limit(Span span, Optional<Expression> count, Optional<Expression> offset)
    implements Node {}
