/** The methods {@code tabledata.*}. */
@NullMarked
package dev.quern.adapter.rest.tabledata;

import org.jspecify.annotations.NullMarked;
