/**
 * GEOGRAPHY: points, lines and areas on a sphere, with edges that are shortest paths. A value is
 * well-known binary; S2 does the geometry. Source: "Geography functions".
 */
@NullMarked
package dev.quern.types.geography;

import org.jspecify.annotations.NullMarked;
