/**
 * Jobs: their states, their turn, their end, and what they leave behind. Imports all modules but
 * the adapters. Promises that a job's end is seen at once by all who wait for it.
 */
@NullMarked
package dev.quern.jobs;

import org.jspecify.annotations.NullMarked;
