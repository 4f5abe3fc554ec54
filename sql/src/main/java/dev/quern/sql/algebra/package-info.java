/**
 * The construction API over Apache Calcite's algebra. Calcite addresses columns by position; here
 * every column has an id that is unique within a statement, which is also its field name in
 * Calcite's row types. Expressions are built over ids and bound to positions when they are attached
 * to a {@link dev.quern.sql.algebra.Relation}; an id that the relation does not have becomes a
 * correlated reference by name. So nothing above this package counts positions.
 */
@NullMarked
package dev.quern.sql.algebra;

import org.jspecify.annotations.NullMarked;
