/** Avro's object container files. Sources: "Apache Avro specification", "Loading Avro data". */
@NullMarked
package dev.quern.jobs.avro;

import org.jspecify.annotations.NullMarked;
