/**
 * Kept results: rows in compact pages that are read in place, in memory within a budget and in
 * files beyond it, for paging, the cache of results and anonymous tables.
 */
@NullMarked
package dev.quern.storage.result;

import org.jspecify.annotations.NullMarked;
