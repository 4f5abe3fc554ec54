/**
 * DuckDB's SQL for relational algebra. The text is written once, from the algebra; nothing is ever
 * replaced in it. Names in it are ids, so nothing of a user's naming reaches the engine.
 */
@NullMarked
package dev.quern.sql.render;

import org.jspecify.annotations.NullMarked;
