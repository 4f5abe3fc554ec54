/** Reading and writing DuckDB's vectors in place. */
@NullMarked
package dev.quern.storage.duckdb.vector;

import org.jspecify.annotations.NullMarked;
