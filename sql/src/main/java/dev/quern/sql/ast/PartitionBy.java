package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** {@code PARTITION BY ...}, of a window, a table, a table sample or MATCH_RECOGNIZE. */
public record PartitionBy(Span span, Optional<Hint> hint, List<Expression> expressions)
    implements Node {}
