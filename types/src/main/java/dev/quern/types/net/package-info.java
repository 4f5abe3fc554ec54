/** BigQuery's functions of URLs and IP addresses, with their kernels. Source: "Net functions". */
@NullMarked
package dev.quern.types.net;

import org.jspecify.annotations.NullMarked;
