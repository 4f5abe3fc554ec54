/**
 * What the catalog holds: datasets, tables, routines, and the read-only view of them that a
 * statement sees. Source: the REST resources Dataset, Table and Routine.
 */
@NullMarked
package dev.quern.domain.catalog;

import org.jspecify.annotations.NullMarked;
