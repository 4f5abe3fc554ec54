/** Many requests in one. Source: Google APIs' "Batching requests". */
@NullMarked
package dev.quern.adapter.rest.batch;

import org.jspecify.annotations.NullMarked;
