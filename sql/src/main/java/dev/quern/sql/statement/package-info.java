/**
 * Statements whose names, types and columns are known: what the analyzer gives and the executors
 * take.
 */
@NullMarked
package dev.quern.sql.statement;

import org.jspecify.annotations.NullMarked;
