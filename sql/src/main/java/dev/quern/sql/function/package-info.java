/**
 * The registry of GoogleSQL's functions and operators: one table per family, one row per function,
 * which the resolver, the renderers, the reference page and the tests read. Adding a function
 * touches one row (and a kernel where no engine has it).
 */
@NullMarked
package dev.quern.sql.function;

import org.jspecify.annotations.NullMarked;
