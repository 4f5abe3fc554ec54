package dev.quern.adapter.grpc;

/**
 * What holds for calls that do not say.
 *
 * @param email the e-mail address of who calls
 */
public record GrpcDefaults(String email) {}
