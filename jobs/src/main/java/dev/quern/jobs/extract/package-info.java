/** Rows as files: extract jobs and EXPORT DATA. Sources: "Export table data", "EXPORT DATA". */
@NullMarked
package dev.quern.jobs.extract;

import org.jspecify.annotations.NullMarked;
