/**
 * The embedded DuckDB: opening it, connections and transactions, running statements and streaming
 * their results, its errors as BigQuery's. Promises that no native handle leaves these packages and
 * that engine calls never block a virtual thread's carrier.
 */
@NullMarked
package dev.quern.storage.duckdb;

import org.jspecify.annotations.NullMarked;
