/**
 * BigQuery's functions of STRING values on UTF-8 bytes, and the kernels that serve them. Source:
 * "String functions" and "Collation concepts".
 */
@NullMarked
package dev.quern.types.string;

import org.jspecify.annotations.NullMarked;
