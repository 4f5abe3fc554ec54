/** The methods {@code tables.*}. */
@NullMarked
package dev.quern.adapter.rest.table;

import org.jspecify.annotations.NullMarked;
