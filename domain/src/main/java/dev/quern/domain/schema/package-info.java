/** Table schemas as clients see them. Source: "Specifying a schema", REST resource TableSchema. */
@NullMarked
package dev.quern.domain.schema;

import org.jspecify.annotations.NullMarked;
