/** Rows that clients stream in: checked one by one, not written twice. Source: "Streaming data". */
@NullMarked
package dev.quern.jobs.insert;

import org.jspecify.annotations.NullMarked;
