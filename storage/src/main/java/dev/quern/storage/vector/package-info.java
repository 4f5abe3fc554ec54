/**
 * Vectors outside the engine: built on the Java heap, read as single values, copied value by value.
 */
@NullMarked
package dev.quern.storage.vector;

import org.jspecify.annotations.NullMarked;
