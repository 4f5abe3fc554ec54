/**
 * BigQuery's regular expressions (RE2 syntax) over STRING and BYTES, with their kernels. Source:
 * "String functions".
 */
@NullMarked
package dev.quern.types.regex;

import org.jspecify.annotations.NullMarked;
