/**
 * DuckDB: connections, transactions, physical tables, chunk readers and writers, Java functions
 * inside DuckDB, kept results, objects ({@code gs://} and local files). Imports domain only.
 * Promises that all native access stays in one class.
 */
@NullMarked
package dev.quern.storage;

import org.jspecify.annotations.NullMarked;
