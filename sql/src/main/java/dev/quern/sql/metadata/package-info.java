/**
 * The views of INFORMATION_SCHEMA as tables that Java supplies to the engine: one declaration per
 * view says its columns and where its rows come from. Source: "Introduction to INFORMATION_SCHEMA".
 */
@NullMarked
package dev.quern.sql.metadata;

import org.jspecify.annotations.NullMarked;
