/**
 * BigQuery's gRPC services: wire messages in, commands to the modules below, wire messages out.
 * Imports all but the other adapters and never touches storage.
 */
@NullMarked
package dev.quern.adapter.grpc;

import org.jspecify.annotations.NullMarked;
