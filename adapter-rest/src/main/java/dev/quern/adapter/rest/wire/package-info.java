/**
 * The JSON types of the REST API as records, field by field as the reference names them. A {@code
 * null} component is a field that is not there. 64-bit integers travel as strings.
 */
@NullMarked
package dev.quern.adapter.rest.wire;

import org.jspecify.annotations.NullMarked;
