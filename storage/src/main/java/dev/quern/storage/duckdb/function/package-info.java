/**
 * Java functions inside DuckDB: scalar and aggregate kernels, and tables whose rows Java supplies.
 * Promises that no exception of Java code reaches native code, which would end the process.
 */
@NullMarked
package dev.quern.storage.duckdb.function;

import org.jspecify.annotations.NullMarked;
