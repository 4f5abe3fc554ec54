/**
 * What BigQuery demands of resources: ids, labels, schemas, and which changes of a schema it
 * allows. Imports domain only. Promises BigQuery's wording.
 */
@NullMarked
package dev.quern.catalog.rules;

import org.jspecify.annotations.NullMarked;
