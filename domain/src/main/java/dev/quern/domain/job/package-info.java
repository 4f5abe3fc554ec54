/** Jobs as values: what was asked for, how far it is, what came of it. Source: REST type Job. */
@NullMarked
package dev.quern.domain.job;

import org.jspecify.annotations.NullMarked;
