/**
 * BigQuery's functions of BYTES values and the encodings between BYTES and STRING, with their
 * kernels. Source: "String functions".
 */
@NullMarked
package dev.quern.types.bytes;

import org.jspecify.annotations.NullMarked;
