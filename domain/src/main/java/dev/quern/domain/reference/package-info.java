/** The names of things: datasets, tables, routines, models and jobs. */
@NullMarked
package dev.quern.domain.reference;

import org.jspecify.annotations.NullMarked;
