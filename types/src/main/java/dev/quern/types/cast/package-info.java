/**
 * CAST between scalar types, with and without FORMAT; what does not fit is an error, NULL under
 * SAFE_CAST. Arrays and structs are cast element by element by whoever renders the query. Source:
 * "Conversion rules", "Conversion functions", "Format clause for CAST".
 */
@NullMarked
package dev.quern.types.cast;

import org.jspecify.annotations.NullMarked;
