/** The statements EXPORT DATA and LOAD DATA by the means of jobs. */
@NullMarked
package dev.quern.jobs.move;

import org.jspecify.annotations.NullMarked;
