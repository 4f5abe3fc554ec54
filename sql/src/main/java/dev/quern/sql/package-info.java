/**
 * GoogleSQL: lexer, parser, syntax tree, analyzer to Apache Calcite's relational algebra, function
 * registry, rewrites, and one renderer per engine. Imports domain, storage, types and catalog.
 */
@NullMarked
package dev.quern.sql;

import org.jspecify.annotations.NullMarked;
