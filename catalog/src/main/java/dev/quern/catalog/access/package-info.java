/** Who may do what with datasets, by their access entries and IAM policies. */
@NullMarked
package dev.quern.catalog.access;

import org.jspecify.annotations.NullMarked;
