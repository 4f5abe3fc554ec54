/**
 * Physical tables: their hidden commit time and their history, the changes of DML, reads as of a
 * past time, and who writes when. Source: "Time travel", "Data manipulation language" in BigQuery's
 * documentation.
 */
@NullMarked
package dev.quern.storage.table;

import org.jspecify.annotations.NullMarked;
