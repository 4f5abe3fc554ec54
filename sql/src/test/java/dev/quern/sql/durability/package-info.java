/** What is left of a database whose process was killed. */
@NullMarked
package dev.quern.sql.durability;

import org.jspecify.annotations.NullMarked;
