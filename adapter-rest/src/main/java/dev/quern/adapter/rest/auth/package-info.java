/** Signing in: the token endpoint, and who the caller is. */
@NullMarked
package dev.quern.adapter.rest.auth;

import org.jspecify.annotations.NullMarked;
