/** The rows of tables, read and written without SQL of the user's. */
@NullMarked
package dev.quern.jobs.table;

import org.jspecify.annotations.NullMarked;
