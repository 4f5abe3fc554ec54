/**
 * The syntax tree of GoogleSQL: what was written, nothing resolved. Sealed interfaces group the
 * records by the clause they stand in; every list is immutable; what is absent is an empty {@code
 * Optional} or list. A tree carries spans into its text, from which an error makes a line and a
 * column. Trees of operators and joins lean to the left and may be deep: walk their left side in a
 * loop.
 */
@NullMarked
package dev.quern.sql.ast;

import org.jspecify.annotations.NullMarked;
