/**
 * BigQuery's functions of ARRAY values that the engine has not exactly. Source: "Array functions".
 */
@NullMarked
package dev.quern.types.array;

import org.jspecify.annotations.NullMarked;
