/** Reads ORC files, stripe by stripe. Source: "ORC Specification v1". */
@NullMarked
package dev.quern.jobs.orc;

import org.jspecify.annotations.NullMarked;
