/** Vectors on the Java heap, and kernels called with plain Java values, for tests. */
@NullMarked
package dev.quern.types.testing;

import org.jspecify.annotations.NullMarked;
