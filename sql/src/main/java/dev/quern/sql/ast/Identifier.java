package dev.quern.sql.ast;

/**
 * One name.
 *
 * @param name the name without quotes and escapes; its case is as written
 * @param quoted whether it stood in backquotes. A quoted name of a table may hold dots, that is, a
 *     whole path.
 */
public record Identifier(Span span, String name, boolean quoted) implements Node {}
