/**
 * Load jobs: files of rows into tables. The readers are ours, because which text is a value, what a
 * bad row is and how it is told are BigQuery's. Sources: "Loading CSV data", "Loading JSON data",
 * "Loading Parquet data".
 */
@NullMarked
package dev.quern.jobs.load;

import org.jspecify.annotations.NullMarked;
