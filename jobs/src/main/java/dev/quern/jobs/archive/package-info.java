/** Ended jobs in files, which survive a restart of the server. */
@NullMarked
package dev.quern.jobs.archive;

import org.jspecify.annotations.NullMarked;
