/**
 * Names and what they stand for: columns, range variables, value tables. Source: "Query syntax",
 * Using aliases.
 */
@NullMarked
package dev.quern.sql.scope;

import org.jspecify.annotations.NullMarked;
