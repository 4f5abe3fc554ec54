/** What kernels of all types share: loops over batches, memory of the last constant argument. */
@NullMarked
package dev.quern.types.kernel;

import org.jspecify.annotations.NullMarked;
