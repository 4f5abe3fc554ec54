/**
 * Write streams: rows appended to tables exactly once, at once or when they are committed. Source:
 * "Introduction to the BigQuery Storage Write API".
 */
@NullMarked
package dev.quern.streaming.write;

import org.jspecify.annotations.NullMarked;
