/**
 * Text as UTF-8 bytes: code points counted, found and written without making a {@link String}.
 * Inputs are valid UTF-8, as every STRING is.
 */
@NullMarked
package dev.quern.types.utf8;

import org.jspecify.annotations.NullMarked;
