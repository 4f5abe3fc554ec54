/** Relational operators that Calcite lacks or has in a form that does not carry GoogleSQL. */
@NullMarked
package dev.quern.sql.algebra.node;

import org.jspecify.annotations.NullMarked;
