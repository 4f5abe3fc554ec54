/**
 * Read sessions: a table's rows at one moment, divided into streams. Source: "Use the BigQuery
 * Storage Read API to read table data".
 */
@NullMarked
package dev.quern.streaming.read;

import org.jspecify.annotations.NullMarked;
