/** The methods {@code datasets.*}. */
@NullMarked
package dev.quern.adapter.rest.dataset;

import org.jspecify.annotations.NullMarked;
