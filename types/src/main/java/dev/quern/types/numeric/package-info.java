/**
 * Numbers: INT64, FLOAT64, NUMERIC and BIGNUMERIC arithmetic that fails where BigQuery fails, the
 * mathematical functions, reading and printing numbers. Source: "Mathematical functions",
 * "Operators" and "Data types" of BigQuery's GoogleSQL reference.
 */
@NullMarked
package dev.quern.types.numeric;

import org.jspecify.annotations.NullMarked;
