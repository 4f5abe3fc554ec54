package dev.quern.bootstrap.shared;

import java.net.InetAddress;
import java.util.function.IntSupplier;

/**
 * The ports that connections end at, known once the servers listen.
 *
 * @param address where both APIs listen
 * @param rest the REST API's port
 * @param decrypted that of the REST API on this machine for what came encrypted
 * @param grpc the gRPC API's port
 */
public record Backends(
    InetAddress address, IntSupplier rest, IntSupplier decrypted, IntSupplier grpc) {}
