/** The discovery document, made of a table of methods and a table of fields. */
@NullMarked
package dev.quern.adapter.rest.discovery;

import org.jspecify.annotations.NullMarked;
