/** Load tests of the whole server, compared with DuckDB alone in the same run. */
@NullMarked
package dev.quern.benchmarks;

import org.jspecify.annotations.NullMarked;
