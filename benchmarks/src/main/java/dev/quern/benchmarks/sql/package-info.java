/** What it costs to read and translate a statement, and what its functions compute per second. */
@NullMarked
package dev.quern.benchmarks.sql;

import org.jspecify.annotations.NullMarked;
