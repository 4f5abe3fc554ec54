package dev.quern.sql.ast;

import java.util.List;

/** Statements in the order of their text. Source: "Procedural language". */
public record Script(Span span, List<Statement> statements) implements Node {}
