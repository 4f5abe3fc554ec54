/** Query jobs. */
@NullMarked
package dev.quern.jobs.query;

import org.jspecify.annotations.NullMarked;
