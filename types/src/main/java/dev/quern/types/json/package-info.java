/**
 * The JSON type and BigQuery's JSON functions. A JSON value is kept as normalized text: no white
 * space, keys in the order of their code points and unique, numbers as signed or unsigned 64-bit
 * integers or as shortest FLOAT64. Source: "JSON functions".
 */
@NullMarked
package dev.quern.types.json;

import org.jspecify.annotations.NullMarked;
