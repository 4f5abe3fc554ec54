/**
 * The procedural language: scripts of statements, variables, control of flow, exceptions, sessions.
 * Imports domain, storage, types, catalog, sql and udf.
 */
@NullMarked
package dev.quern.scripting;

import org.jspecify.annotations.NullMarked;
