/**
 * DuckDB's C API, declared function by function and reached through the JDK's foreign function API.
 * Nothing outside this package looks up a native symbol. Pointers and handles are {@code long}s
 * here; the packages above give them types and lifetimes. Source: "C API" in DuckDB's
 * documentation, {@code duckdb.h}.
 */
@NullMarked
package dev.quern.storage.duckdb.natives;

import org.jspecify.annotations.NullMarked;
