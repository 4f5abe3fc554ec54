/** The methods {@code projects.*}. */
@NullMarked
package dev.quern.adapter.rest.project;

import org.jspecify.annotations.NullMarked;
