/** BigQuery's errors as values: one enum of reasons, one exception. Source: "Error messages". */
@NullMarked
package dev.quern.domain.error;

import org.jspecify.annotations.NullMarked;
