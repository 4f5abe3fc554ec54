/**
 * Rows in columnar form, read in place: vectors in DuckDB's memory and pages of kept results share
 * one layout, so that every consumer (JSON, Arrow, Avro, CSV, kernels) is written once.
 */
@NullMarked
package dev.quern.domain.data;

import org.jspecify.annotations.NullMarked;
