/** The methods {@code jobs.*}. */
@NullMarked
package dev.quern.adapter.rest.job;

import org.jspecify.annotations.NullMarked;
