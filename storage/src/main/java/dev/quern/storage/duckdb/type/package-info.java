/** How GoogleSQL's types are stored in DuckDB: names in SQL and the engine's own type objects. */
@NullMarked
package dev.quern.storage.duckdb.type;

import org.jspecify.annotations.NullMarked;
