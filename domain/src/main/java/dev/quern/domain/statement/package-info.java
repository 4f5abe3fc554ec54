/** GoogleSQL statements as the rest of the server sees them: what goes in and what comes out. */
@NullMarked
package dev.quern.domain.statement;

import org.jspecify.annotations.NullMarked;
