/**
 * FORMAT: texts made of values by a pattern in the manner of C's printf, and values of any type as
 * text. Source: "String functions", FORMAT.
 */
@NullMarked
package dev.quern.types.printf;

import org.jspecify.annotations.NullMarked;
