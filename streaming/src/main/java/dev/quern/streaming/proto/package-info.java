/**
 * Rows as protocol buffers: a message's descriptor is matched with a table's columns once, then
 * messages are read straight into column vectors. Source: "Protocol Buffers Encoding"; "Supported
 * protocol buffer and Arrow data types".
 */
@NullMarked
package dev.quern.streaming.proto;

import org.jspecify.annotations.NullMarked;
