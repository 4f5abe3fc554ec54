/** Single GoogleSQL values: literals, query parameters, script variables, statistics. */
@NullMarked
package dev.quern.domain.value;

import org.jspecify.annotations.NullMarked;
