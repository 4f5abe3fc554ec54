/**
 * Sketches: HyperLogLog++ in the format that BigQuery and ZetaSketch share, and quantile sketches.
 * Source: "HyperLogLog++ functions", "KLL quantile functions".
 */
@NullMarked
package dev.quern.types.sketch;

import org.jspecify.annotations.NullMarked;
