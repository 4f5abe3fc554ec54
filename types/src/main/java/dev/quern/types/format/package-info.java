/**
 * Printing and reading by a format: FORMAT, the FORMAT_ and PARSE_ functions of dates and times,
 * and the format models of CAST. Source: "Format elements", "Format clause for CAST", "String
 * functions" (FORMAT).
 */
@NullMarked
package dev.quern.types.format;

import org.jspecify.annotations.NullMarked;
