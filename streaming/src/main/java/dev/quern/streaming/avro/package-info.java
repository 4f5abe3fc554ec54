/**
 * Rows in Apache Avro's binary form, written from column vectors. Source: "Apache Avro
 * Specification"; "Use the BigQuery Storage Read API to read table data", Avro schema details.
 */
@NullMarked
package dev.quern.streaming.avro;

import org.jspecify.annotations.NullMarked;
