/** The server as clients see it: real client libraries and plain HTTP against the whole of it. */
@NullMarked
package dev.quern.acceptance;

import org.jspecify.annotations.NullMarked;
