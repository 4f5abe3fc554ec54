/** The methods {@code models.*}. */
@NullMarked
package dev.quern.adapter.rest.model;

import org.jspecify.annotations.NullMarked;
