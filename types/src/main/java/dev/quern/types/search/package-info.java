/**
 * Text analysis: SEARCH, TEXT_ANALYZE, BAG_OF_WORDS, TF_IDF and CONTAINS_SUBSTR. Source: "Search
 * functions", "Text analysis functions", "Work with text analyzers".
 */
@NullMarked
package dev.quern.types.search;

import org.jspecify.annotations.NullMarked;
