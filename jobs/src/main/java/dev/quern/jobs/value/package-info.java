/** Single values from the text and the JSON that clients and files have for them. */
@NullMarked
package dev.quern.jobs.value;

import org.jspecify.annotations.NullMarked;
