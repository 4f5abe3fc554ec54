/** The methods {@code routines.*}. */
@NullMarked
package dev.quern.adapter.rest.routine;

import org.jspecify.annotations.NullMarked;
