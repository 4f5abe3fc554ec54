/** Runs single statements: analysis, rendering, the engine, the catalog. */
@NullMarked
package dev.quern.sql.execution;

import org.jspecify.annotations.NullMarked;
