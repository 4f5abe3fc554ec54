/** The wire format of protocol buffers, as far as sketches and keysets need it. */
@NullMarked
package dev.quern.types.wire;

import org.jspecify.annotations.NullMarked;
