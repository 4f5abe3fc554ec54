/**
 * One port for both APIs, encrypted or not, for clients that know BigQuery by a single address.
 * Knows where the others listen and nothing of what they say. Imports the JDK.
 */
@NullMarked
package dev.quern.bootstrap.shared;

import org.jspecify.annotations.NullMarked;
