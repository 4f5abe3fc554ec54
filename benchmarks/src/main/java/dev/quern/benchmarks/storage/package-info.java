/** Microbenchmarks of what lies beneath the server: appends, kept results, reads of the past. */
@NullMarked
package dev.quern.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
