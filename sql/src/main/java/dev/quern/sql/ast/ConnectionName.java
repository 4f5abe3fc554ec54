package dev.quern.sql.ast;

import java.util.Optional;

/** The name of a connection; absent for {@code DEFAULT}. */
public record ConnectionName(Span span, Optional<PathName> path) implements Node {}
