/**
 * RANGE: half-open spans of DATE, DATETIME and TIMESTAMP whose bounds may be absent. Source: "Range
 * functions", "Range type".
 */
@NullMarked
package dev.quern.types.range;

import org.jspecify.annotations.NullMarked;
