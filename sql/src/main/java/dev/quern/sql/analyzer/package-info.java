/**
 * From syntax trees to algebra: names, types, overloads, coercions, and the desugaring of every
 * surface form. One class per clause or kind of expression; {@link dev.quern.sql.analyzer.Analyzer}
 * is the way in.
 */
@NullMarked
package dev.quern.sql.analyzer;

import org.jspecify.annotations.NullMarked;
