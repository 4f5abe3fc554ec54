/** BigQuery's hash functions, with their kernels. Source: "Hash functions". */
@NullMarked
package dev.quern.types.hash;

import org.jspecify.annotations.NullMarked;
