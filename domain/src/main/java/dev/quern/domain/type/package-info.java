/**
 * The GoogleSQL type model, sealed: scalars, arrays, structs and ranges. Source: "Data types" in
 * BigQuery's GoogleSQL reference.
 */
@NullMarked
package dev.quern.domain.type;

import org.jspecify.annotations.NullMarked;
