/** Results of queries, kept for paging. */
@NullMarked
package dev.quern.jobs.result;

import org.jspecify.annotations.NullMarked;
