/** Errors that a value in the data causes, as BigQuery reports them. */
@NullMarked
package dev.quern.types.error;

import org.jspecify.annotations.NullMarked;
