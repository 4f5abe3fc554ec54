/**
 * The Storage Read and Storage Write APIs without their wire: sessions, streams, offsets, and rows
 * as Arrow, Avro and protocol buffers. Imports domain, storage, types, catalog and sql.
 */
@NullMarked
package dev.quern.streaming;

import org.jspecify.annotations.NullMarked;
