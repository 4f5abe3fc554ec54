/** What the row formats share. */
@NullMarked
package dev.quern.streaming.rows;

import org.jspecify.annotations.NullMarked;
