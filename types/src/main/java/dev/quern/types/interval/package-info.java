/**
 * INTERVAL: months, days and microseconds that count apart; reading, printing, arithmetic, buckets.
 * Source: "Interval functions", "Interval type", "Interval arithmetic operators".
 */
@NullMarked
package dev.quern.types.interval;

import org.jspecify.annotations.NullMarked;
