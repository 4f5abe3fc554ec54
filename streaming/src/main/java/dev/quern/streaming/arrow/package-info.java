/**
 * Rows as messages of Apache Arrow's IPC format, written from column vectors and read into them
 * buffer by buffer. Source: "Arrow Columnar Format"; "Use the BigQuery Storage Read API to read
 * table data", Arrow schema details.
 */
@NullMarked
package dev.quern.streaming.arrow;

import org.jspecify.annotations.NullMarked;
