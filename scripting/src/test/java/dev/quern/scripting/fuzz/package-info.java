/**
 * Statements with faults, by chance: whatever comes, the answer is rows or an error of the user.
 */
@NullMarked
package dev.quern.scripting.fuzz;

import org.jspecify.annotations.NullMarked;
