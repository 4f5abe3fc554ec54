/**
 * The care for what is kept of the past: it is forgotten when no query can reach it any more.
 * Imports domain, storage, types, catalog and sql.
 */
@NullMarked
package dev.quern.versioning;

import org.jspecify.annotations.NullMarked;
