/** Who asks, and what lets them in. Source: "Basic roles and permissions", principals. */
@NullMarked
package dev.quern.domain.access;

import org.jspecify.annotations.NullMarked;
