/**
 * The vocabulary of Quern: references, types, schemas, values, resources, errors, and the ports
 * that other modules implement. Imports nothing but the JDK; promises immutability and no {@code
 * null}.
 */
@NullMarked
package dev.quern.domain;

import org.jspecify.annotations.NullMarked;
