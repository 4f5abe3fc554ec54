/** Distances between vectors, with their kernels. Source: "Mathematical functions". */
@NullMarked
package dev.quern.types.vector;

import org.jspecify.annotations.NullMarked;
