/**
 * Implicit conversions: which types coerce, what literals may become, and common supertypes.
 * Source: "Conversion rules".
 */
@NullMarked
package dev.quern.sql.coercion;

import org.jspecify.annotations.NullMarked;
