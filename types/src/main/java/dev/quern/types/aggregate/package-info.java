/**
 * Aggregate functions that the engine lacks or computes otherwise than BigQuery, as kernels.
 * Source: "Statistical aggregate functions", "Approximate aggregate functions", "Navigation
 * functions".
 */
@NullMarked
package dev.quern.types.aggregate;

import org.jspecify.annotations.NullMarked;
