/**
 * Functions in JavaScript: their programs, the engine that runs them, and what SQL values become in
 * it and back. Source: "User-defined functions", JavaScript UDFs.
 */
@NullMarked
package dev.quern.udf.js;

import org.jspecify.annotations.NullMarked;
