/**
 * Dates and times: DATE as days, TIME, DATETIME and TIMESTAMP as microseconds, from 0001-01-01 to
 * 9999-12-31; their parts, arithmetic, truncation, time zones, reading and printing. Source: "Date
 * functions", "Datetime functions", "Time functions", "Timestamp functions", "Time zones".
 */
@NullMarked
package dev.quern.types.civil;

import org.jspecify.annotations.NullMarked;
