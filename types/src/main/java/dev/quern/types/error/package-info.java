/** Errors in the data that functions meet while a query runs. */
@NullMarked
package dev.quern.types.error;

import org.jspecify.annotations.NullMarked;
