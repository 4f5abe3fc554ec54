/**
 * Matches patterns of rows, as MATCH_RECOGNIZE has them. Source: "Query syntax", MATCH_RECOGNIZE
 * clause.
 */
@NullMarked
package dev.quern.types.match;

import org.jspecify.annotations.NullMarked;
