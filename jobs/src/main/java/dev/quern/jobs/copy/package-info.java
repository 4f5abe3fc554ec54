/** Copy jobs. */
@NullMarked
package dev.quern.jobs.copy;

import org.jspecify.annotations.NullMarked;
