/** From wire records to domain records and back; what is malformed is refused on the way in. */
@NullMarked
package dev.quern.adapter.rest.mapping;

import org.jspecify.annotations.NullMarked;
