/**
 * Functions written in Java that DuckDB calls with whole vectors. A kernel is declared here as a
 * value; it is registered in the engine when a statement first needs it.
 */
@NullMarked
package dev.quern.storage.kernel;

import org.jspecify.annotations.NullMarked;
